import { useEffect, useState } from "preact/hooks";

/** Where the page is: path parts, decoded, and the query. */
export interface Route {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/** Goes to another view without loading the page anew. */
export function goTo(address: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The current route; changes with links, `goTo` and the browser's own buttons. */
export function useRoute(): Route {
  const [address, setAddress] = useState(location.pathname + location.search);
  useEffect(() => {
    const changed = () => setAddress(location.pathname + location.search);
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
      if (link.hash || link.pathname.startsWith("/v1/")) return;
      event.preventDefault();
      goTo(link.pathname + link.search);
    };
    addEventListener("popstate", changed);
    addEventListener("click", clicked);
    return () => {
      removeEventListener("popstate", changed);
      removeEventListener("click", clicked);
    };
  }, []);
  const { pathname, searchParams } = new URL(address, location.origin);
  return { parts: pathname.split("/").filter(Boolean).map(decode), query: searchParams };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray "%" typed into the address bar
  }
}

import type { PageTree } from "./page-tree.ts";

/** The content of the first `<meta>` that has one of these names as its `name`, `property` or `itemprop`; names in small letters, best first. */
export type Meta = (...names: readonly string[]) => string | null;

/** Reads the `<meta>` elements of a page once. */
export function metaElements(page: PageTree): Meta {
  const found = new Map<string, string>();
  for (const element of page.querySelectorAll("meta")) {
    const content = element.getAttribute("content")?.replace(/\s+/g, " ").trim() ?? "";
    for (const key of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(key)?.trim().toLowerCase();
      if (name && content !== "" && !found.has(name)) found.set(name, content);
    }
  }
  return (...names) => names.map((name) => found.get(name)).find((content) => content !== undefined) ?? null;
}

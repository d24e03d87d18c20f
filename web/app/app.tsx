import { lazy, Suspense } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { ReadPage } from "../pages/read-page.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { type Route, useRoute } from "./route.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

// All but Read comes when it is asked for, so that the first view is light.
const LakePage = lazy(() => import("../pages/lake-page.tsx").then(({ LakePage: page }) => ({ default: page })));
const DyadPage = lazy(() => import("../pages/dyad-page.tsx").then(({ DyadPage: page }) => ({ default: page })));
const ActorPage = lazy(() => import("../pages/actor-page.tsx").then(({ ActorPage: page }) => ({ default: page })));
const StoryPage = lazy(() => import("../pages/story-page.tsx").then(({ StoryPage: page }) => ({ default: page })));
const EventPage = lazy(() => import("../pages/event-page.tsx").then(({ EventPage: page }) => ({ default: page })));
const HealthPage = lazy(() => import("../pages/health-page.tsx").then(({ HealthPage: page }) => ({ default: page })));

const PLACES = [
  ["read", "Read"],
  ["lake", "Lake"],
  ["health", "Health"],
] as const;

/** The frame of every view, and the view that the address names. */
export function App() {
  const route = useRoute();
  const [place = "read"] = route.parts;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    document.title = `${place === "read" ? "" : `${place[0]?.toUpperCase()}${place.slice(1)} · `}dragoman`;
    // A view that was gone to takes the focus, as a loaded page would.
    if (shown.current !== route.parts.join("/")) main.current?.focus();
    shown.current = route.parts.join("/");
  });
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          dragoman
        </a>
        <nav aria-label="Views">
          {PLACES.map(([path, name]) => (
            <a key={path} href={`/${path}`} aria-current={path === place ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Waiting what="the view" />}>{viewOf(place, route)}</Suspense>
      </main>
    </>
  );
}

function viewOf(place: string, { parts, query }: Route) {
  const [, one = "", other = ""] = parts;
  if (place === "read") return <ReadPage />;
  if (place === "lake") return <LakePage query={query} />;
  if (place === "dyad") return <DyadPage key={`${one}/${other}`} one={one} other={other} />;
  if (place === "actor") return <ActorPage key={one} actor={one} />;
  if (place === "story") return <StoryPage key={one} story={one} />;
  if (place === "event") return <EventPage key={one} id={one} />;
  if (place === "health") return <HealthPage />;
  return (
    <section class="page">
      <h1>There is no such page</h1>
      <p>
        Go to <a href="/read">Read</a>, <a href="/lake">Lake</a> or <a href="/health">Health</a>.
      </p>
    </section>
  );
}

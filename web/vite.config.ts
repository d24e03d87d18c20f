import { defineConfig } from "vite";

/** The page's build: `web/` in, `web/dist/` out. `npm run web:dev` asks a `dragoman serve` beside it for /v1. */
const config = defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/v1": "http://127.0.0.1:8787" } },
});

// Vite reads its settings from a default export.
export default config;

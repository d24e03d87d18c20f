import type { Ingested } from "./source-document.ts";

/** An item of an input, or one that is not even fetched again, because the lake has it. */
export type GivenItem = Ingested | { readonly kind: "known"; readonly locator: string };

import type { DocumentOptions } from "../text/news-document.ts";
import type { SourceDocument } from "./source-document.ts";

/** What a reader is told of a text: what its source states, and nothing in the place of what it does not. */
export function textOptions(
  { title, url, publisher, license, published }: SourceDocument,
  { id, withText }: { readonly id: string; readonly withText: boolean },
): DocumentOptions & { readonly withText: boolean } {
  return {
    id,
    withText,
    ...(published ? { date: published.slice(0, 10) } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(license ? { license } : {}),
  };
}

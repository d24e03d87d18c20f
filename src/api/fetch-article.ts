import { DragomanError } from "../errors.ts";
import { fetchPolitely } from "../ingest/fetch-politely.ts";
import { openBytes } from "../ingest/open-bytes.ts";
import type { PoliteClient } from "../ingest/polite-client.ts";
import { readSource } from "../ingest/read-source.ts";
import type { StatedLicence } from "../ingest/source-document.ts";

/** An article that was fetched, as its page states it. */
export interface Article {
  readonly text: string;
  readonly title: string | null;
  readonly url: string;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly license: StatedLicence | null;
}

const MOST_BYTES = 10_000_000;

/**
 * Fetches the article of one page. Private addresses are refused at every hop and in the connection itself, so that redirects and
 * names that change their address gain nothing.
 *
 * @throws DragomanError "ingest/…" as `fetchPolitely` and the format's reader do
 */
export async function fetchArticle(url: string, client: Pick<PoliteClient, "get" | "sleep" | "now">): Promise<Article> {
  // Sound: fetchPolitely uses no more of a client than these.
  const fetched = await fetchPolitely(url, client as PoliteClient, { mostBytes: MOST_BYTES, retries: 0 });
  if (fetched.kind === "unchanged") throw noArticle(url); // no state was given, so this is not possible over HTTP
  const opened = await openBytes({ name: fetched.url, bytes: fetched.body });
  const { contentType, charset } = fetched;
  for await (const item of readSource(opened, { name: fetched.url, contentType, charset, url: fetched.url })) {
    if (item.kind === "failure") throw item.error;
    const { text, title, published, publisher, license } = item.document;
    return {
      text,
      title,
      url: item.document.url ?? fetched.url,
      date: published?.slice(0, 10) ?? null,
      publisher,
      license,
    };
  }
  throw noArticle(url);
}

const noArticle = (url: string) =>
  new DragomanError("ingest/no-text", {
    what: "there is no article at this address",
    where: url,
    fix: "Give the address of one article.",
  });

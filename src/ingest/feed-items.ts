import type { AnyFeed } from "feedsmith";

/** Text as a feed gives it. */
export interface FeedText {
  readonly value: string;
  readonly isHtml: boolean;
}

/** An item of any format of feeds. What it does not say is null. */
export interface FeedItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: FeedText | null;
  /** The text that the feed gives as the item's content. */
  readonly full: FeedText | null;
  readonly summary: FeedText | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** Where the item comes from, by its own words. */
  readonly credits: readonly string[];
  /** Addresses and words that state terms, the most exact first. */
  readonly rights: readonly string[];
  readonly rightsHolder: string | null;
  readonly language: string | null;
  /** As stated. */
  readonly published: string | null;
  readonly updated: string | null;
}

/** A feed of any format. */
export interface WholeFeed extends Pick<FeedItem, "publisher" | "rights" | "rightsHolder" | "language"> {
  readonly format: "rss" | "atom" | "json-feed";
  readonly title: string | null;
  readonly items: readonly FeedItem[];
}

type FeedOf<F extends AnyFeed["format"]> = Extract<AnyFeed, { format: F }>["feed"];
type Each<T> = T extends readonly (infer E)[] ? E : never;
type RssItem = Each<NonNullable<FeedOf<"rss">["items"]>>;
type RdfItem = Each<NonNullable<FeedOf<"rdf">["items"]>>;
type AtomEntry = Each<NonNullable<FeedOf<"atom">["entries"]>>;
type JsonItem = Each<NonNullable<FeedOf<"json">["items"]>>;
/** What every XML feed and item may carry from other vocabularies. */
type Extensions = Pick<RssItem, "cc" | "creativeCommons" | "dc" | "dcterms">;

/** One shape for what a feed and its items say, whatever the feed's format. */
export function feedItems(parsed: AnyFeed): WholeFeed {
  switch (parsed.format) {
    case "rss":
      return {
        ...termsOf(parsed.feed, parsed.feed.copyright),
        format: "rss",
        title: parsed.feed.title ?? null,
        language: parsed.feed.language ?? first(parsed.feed.dc?.languages),
        items: (parsed.feed.items ?? []).map(rssItem),
      };
    case "rdf":
      return {
        ...termsOf(parsed.feed),
        format: "rss",
        title: parsed.feed.title ?? null,
        language: first(parsed.feed.dc?.languages),
        items: (parsed.feed.items ?? []).map(rdfItem),
      };
    case "atom":
      return atomFeed(parsed.feed);
    case "json":
      return jsonFeed(parsed.feed);
  }
}

const first = (values: readonly (string | undefined)[] | undefined): string | null => values?.find(Boolean) ?? null;
const html = (value: string | undefined): FeedText | null => (value ? { value, isHtml: true } : null);
const some = (values: readonly (string | null | undefined)[]) => values.filter((value): value is string => !!value);

function termsOf({ cc, creativeCommons, dc, dcterms }: Partial<Extensions>, copyright?: string | null) {
  return {
    publisher: first([...(dc?.publishers ?? []), ...(dcterms?.publishers ?? [])]),
    rights: some([
      cc?.license,
      ...(creativeCommons?.licenses ?? []),
      ...(dcterms?.licenses ?? []),
      ...(dcterms?.rights ?? []),
      ...(dc?.rights ?? []),
      copyright,
    ]),
    rightsHolder: first([cc?.attributionName, ...(dcterms?.rightsHolders ?? [])]),
  };
}

function rssItem(item: RssItem): FeedItem {
  const guid = item.guid?.value || null;
  // Without a link the guid is the address, unless it says that it is none.
  const address = guid !== null && item.guid?.isPermaLink !== false && /^https?:\/\//.test(guid) ? guid : null;
  const names = some((item.authors ?? []).map((person) => nameOf(person.name ?? person.email)));
  return {
    ...termsOf(item),
    id: guid,
    url: item.link || address,
    title: html(item.title),
    full: html(item.content?.encoded),
    summary: html(item.description),
    author: some(item.dc?.creators ?? []).join(", ") || names.join(", ") || null,
    credits: some([item.source?.title, ...(item.dc?.sources ?? []).filter((source) => !/^https?:/.test(source))]),
    language: first(item.dc?.languages),
    published: item.pubDate ?? first(item.dc?.dates) ?? first(item.dcterms?.issued) ?? first(item.dcterms?.created),
    updated: item.atom?.updated ?? first(item.dcterms?.modified),
  };
}

function rdfItem(item: RdfItem): FeedItem {
  return {
    ...termsOf(item),
    id: item.rdf?.about ?? null,
    url: item.link || null,
    title: html(item.title),
    full: html(item.content?.encoded),
    summary: html(item.description),
    author: some(item.dc?.creators ?? []).join(", ") || null,
    credits: some((item.dc?.sources ?? []).filter((source) => !/^https?:/.test(source))),
    language: first(item.dc?.languages),
    published: first(item.dc?.dates) ?? first(item.dcterms?.issued),
    updated: first(item.dcterms?.modified),
  };
}

/** "desk@news.example (A. Writer)" → "A. Writer"; an address alone names nobody. */
function nameOf(person: string | undefined): string | null {
  const [, inBrackets] = /^\S+@\S+ \((.+)\)$/.exec(person ?? "") ?? [];
  return inBrackets ?? (person && !/^\S+@\S+$/.test(person) ? person : null);
}

function atomFeed(feed: FeedOf<"atom">): WholeFeed {
  const license = feed.links?.find(({ rel }) => rel === "license")?.href;
  const terms = termsOf(feed, feed.rights?.value);
  return {
    ...terms,
    rights: some([license, ...terms.rights]),
    format: "atom",
    title: feed.title?.value ?? null,
    language: feed.xml?.lang ?? first(feed.dc?.languages),
    items: (feed.entries ?? []).map((entry) => atomEntry(entry, feed)),
  };
}

function atomEntry(entry: AtomEntry, feed: FeedOf<"atom">): FeedItem {
  const license = entry.links?.find(({ rel }) => rel === "license")?.href;
  const terms = termsOf(entry, entry.rights?.value ?? entry.source?.rights?.value);
  const page = entry.links?.find(
    ({ rel = "alternate", type = "text/html" }) => rel === "alternate" && /html/.test(type),
  );
  const authors = entry.authors ?? entry.source?.authors ?? feed.authors;
  return {
    ...terms,
    rights: some([license, ...terms.rights]),
    id: entry.id ?? null,
    url: page?.href ?? entry.links?.find(({ rel = "alternate" }) => rel === "alternate")?.href ?? null,
    title: atomText(entry.title),
    full: atomText(entry.content),
    summary: atomText(entry.summary),
    author: some(authors?.map(({ name }) => name) ?? []).join(", ") || null,
    credits: some([entry.source?.title?.value]),
    language: entry.content?.xml?.lang ?? entry.xml?.lang ?? null,
    published: entry.published ?? null,
    updated: entry.updated ?? null,
  };
}

/** Other types are pictures and files; a missing type is plain text. */
function atomText(text: { readonly value?: string; readonly type?: string } | undefined): FeedText | null {
  if (!text?.value || !/^(text|html|xhtml|text\/(plain|html)|application\/xhtml\+xml)$/.test(text.type ?? "text"))
    return null;
  return { value: text.value, isHtml: /html/.test(text.type ?? "text") };
}

function jsonFeed(feed: FeedOf<"json">): WholeFeed {
  return {
    format: "json-feed",
    title: feed.title ?? null,
    publisher: null,
    language: feed.language ?? null,
    rights: [],
    rightsHolder: null,
    items: (feed.items ?? []).map((item) => jsonItem(item, feed)),
  };
}

function jsonItem(item: JsonItem, feed: FeedOf<"json">): FeedItem {
  const plain = item.content_text ? { value: item.content_text, isHtml: false } : null;
  return {
    id: item.id ?? null,
    url: item.url ?? item.external_url ?? null,
    title: item.title ? { value: item.title, isHtml: false } : null,
    full: plain ?? html(item.content_html),
    summary: item.summary ? { value: item.summary, isHtml: false } : null,
    author: some((item.authors ?? feed.authors ?? []).map(({ name }) => name)).join(", ") || null,
    publisher: null,
    credits: [],
    rights: [],
    rightsHolder: null,
    language: item.language ?? null,
    published: item.date_published ?? null,
    updated: item.date_modified ?? null,
  };
}

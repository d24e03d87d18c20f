import { type LinkedData, namesIn, type PageLinkedData, readJsonLd, textIn, typesOf } from "./json-ld.ts";
import { type Meta, metaElements } from "./meta-elements.ts";
import { pageLicence } from "./page-licence.ts";
import type { PageElement, PageTree } from "./page-tree.ts";
import type { StatedLicence } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";

/** What a page says of its article, outside the article. What it does not say is null. */
export interface PageMetadata {
  readonly title: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** BCP 47, as stated. */
  readonly language: string | null;
  /** The canonical address. */
  readonly url: string | null;
  readonly license: StatedLicence | null;
  readonly credits: readonly string[];
  /** The type of schema.org ("OpinionNewsArticle", "SatiricalArticle"), or the type of Open Graph ("article"). */
  readonly genre: string | null;
  /** The text as JSON-LD gives it, not cleaned. */
  readonly articleBody: string | null;
}

/** Reads what JSON-LD, Open Graph, meta elements, `<time>` and links state, in this order. @param url address of the page, where known */
export function pageMetadata(page: PageTree, url: string | null = null): PageMetadata {
  const data = readJsonLd(page);
  const meta = metaElements(page);
  const canonical = canonicalOf(page, meta, url);
  const article = articleOf(data, page, meta);
  const publisher =
    namesIn(article?.publisher, data) ?? meta("og:site_name", "dc.publisher", "dcterms.publisher", "publisher");
  const dates = (...found: (string | null)[]) =>
    found.map((date) => date && statedDate(date)).find((date) => date) ?? null;
  return {
    title: titleOf(page, article, { meta, publisher }),
    published: dates(
      textIn(article?.datePublished),
      ...PUBLISHED.map((name) => meta(name)),
      ...timesOf(page, "datePublished"),
    ),
    modified: dates(
      textIn(article?.dateModified),
      meta("article:modified_time"),
      meta("og:updated_time"),
      meta("dcterms.modified"),
      meta("last-modified"),
      ...timesOf(page, "dateModified"),
    ),
    author: authorOf(page, article, { data, meta }),
    publisher,
    language: languageOf(page, article, meta),
    url: canonical,
    license: pageLicence(page, { article, data, meta }),
    credits: creditsOf(article, data, meta),
    genre: (article && typesOf(article).at(-1)?.replace(/^.*\//, "")) ?? meta("og:type"),
    articleBody: textIn(article?.articleBody),
  };
}

const PUBLISHED = [
  "article:published_time",
  "article:published",
  "og:published_time",
  "datepublished",
  "dcterms.issued",
  "dc.date.issued",
  "dc.date",
  "dcterms.date",
  "parsely-pub-date",
  "sailthru.date",
  "citation_publication_date",
  "publishdate",
  "publish-date",
  "pubdate",
  "date",
];

/** One article is the page's own; of several, the one whose headline the page has as its title. */
function articleOf({ articles }: PageLinkedData, page: PageTree, meta: Meta): LinkedData | null {
  if (articles.length < 2) return articles[0] ?? null;
  const titles = [
    meta("og:title"),
    page.querySelector("h1")?.textContent ?? null,
    page.querySelector("title")?.textContent ?? null,
  ];
  const plain = (words: string | null) =>
    (words ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const matching = articles.filter(({ headline, name }) => {
    const own = plain(textIn(headline) ?? textIn(name));
    return own !== "" && titles.some((title) => plain(title).startsWith(own));
  });
  // One article is often described by two programs of one site.
  return matching[0] ?? null;
}

function titleOf(
  page: PageTree,
  article: LinkedData | null,
  { meta, publisher }: { meta: Meta; publisher: string | null },
): string | null {
  const [heading, ...others] = page.querySelectorAll("h1");
  const h1 = others.length === 0 ? wordsIn(heading?.textContent ?? null) : null;
  const stated =
    textIn(article?.headline) ??
    meta("og:title") ??
    h1 ??
    meta("twitter:title", "dc.title") ??
    wordsIn(page.querySelector("title")?.textContent ?? null);
  if (stated === null) return null;
  const parts = /^(?<title>.+?)\s+[|–—-]\s+(?<site>[^|–—]+)$/u.exec(stated)?.groups;
  return parts?.title && publisher && parts.site?.toLowerCase() === publisher.toLowerCase() ? parts.title : stated;
}

function authorOf(
  page: PageTree,
  article: LinkedData | null,
  { data, meta }: { data: PageLinkedData; meta: Meta },
): string | null {
  const links = [...page.querySelectorAll('[itemprop~="author"], a[rel~="author"]')];
  const linked = links
    .map((link) => link.querySelector('[itemprop~="name"]') ?? link)
    .map(({ textContent }) => wordsIn(textContent));
  const found = [
    namesIn(article?.author ?? article?.creator, data),
    meta("author"),
    meta("article:author"),
    meta("dc.creator", "parsely-author", "sailthru.author"),
    ...linked,
  ];
  const named = found.find((name) => name && name.length <= 200 && !/^https?:|@/.test(name));
  return named?.replace(/^by\s+/i, "") ?? null;
}

function languageOf(page: PageTree, article: LinkedData | null, meta: Meta): string | null {
  const stated = article?.inLanguage;
  const named =
    typeof stated === "object" && stated !== null && "alternateName" in stated ? stated.alternateName : stated;
  const found = [
    textIn(named),
    page.documentElement?.getAttribute("lang"),
    page.documentElement?.getAttribute("xml:lang"),
    meta("content-language", "dc.language"),
    meta("og:locale"),
  ];
  for (const tag of found)
    try {
      const [canonical] = tag ? Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-")) : [];
      if (canonical && canonical !== "und") return canonical;
    } catch {
      // no tag of BCP 47 ("english"): the next statement counts
    }
  return null;
}

/** A canonical address that is the front page of its site is a mistake of the site, unless the page is the front page. */
function canonicalOf(page: PageTree, meta: Meta, url: string | null): string | null {
  for (const stated of [page.querySelector('link[rel~="canonical"]')?.getAttribute("href"), meta("og:url"), url]) {
    const address = stated ? addressOf(stated, url) : null;
    if (
      address &&
      /^https?:$/.test(address.protocol) &&
      (stated === url || address.pathname !== "/" || address.search !== "")
    )
      return stated === url ? url : address.href;
  }
  return null;
}

function addressOf(stated: string, base: string | null): URL | null {
  const [address, from] = [stated.trim(), base ?? undefined];
  return URL.canParse(address, from) ? new URL(address, from) : null;
}

/** Times that are marked as the page's date; a `<time>` without a mark may be any day. */
function timesOf(page: PageTree, property: string): (string | null)[] {
  const marked =
    property === "datePublished"
      ? ", time[pubdate], time.published, time.entry-date, header time[datetime], .byline time[datetime]"
      : ", time.updated";
  const found: PageElement[] = [...page.querySelectorAll(`[itemprop~="${property}"]${marked}`)];
  return found.map(
    (time) => time.getAttribute("datetime") ?? time.getAttribute("content") ?? wordsIn(time.textContent),
  );
}

function creditsOf(article: LinkedData | null, data: PageLinkedData, meta: Meta): string[] {
  const found = [
    textIn(article?.creditText),
    namesIn(article?.sourceOrganization, data),
    namesIn(article?.provider, data),
    meta("news_source", "dc.source", "source"),
  ];
  return [...new Set(found.filter((name) => name !== null && !/^https?:/.test(name)))].filter((name) => name !== null);
}

const wordsIn = (text: string | null): string | null => text?.replace(/\s+/g, " ").trim() || null;

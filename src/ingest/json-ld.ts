import { type PageTree, unescapeHtml } from "./page-tree.ts";

/** An object of JSON-LD; nothing in it is checked. */
export type LinkedData = Readonly<Record<string, unknown>>;

/** Types of schema.org that are one text; a page may say them with their address in front. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:Article|NewsArticle|(?:Analysis|AskPublic|Background|Opinion|Reportage|Review)NewsArticle|AdvertiserContentArticle|SatiricalArticle|ScholarlyArticle|TechArticle|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$/;
const MOST_DEPTH = 12;
const MOST_OBJECTS = 20_000;

/** What the JSON-LD of a page says. */
export interface PageLinkedData {
  /** The objects that describe texts, outermost first: on a page of one article there is one. */
  readonly articles: readonly LinkedData[];
  /** The object that a reference `{"@id": …}` stands for, else the object itself; null for what is no object. */
  resolve(value: unknown): LinkedData | null;
}

/** Reads every JSON-LD block of a page. A block that is broken beyond the usual mistakes is passed over: the page's tags say the same. */
export function readJsonLd(page: PageTree): PageLinkedData {
  const byId = new Map<string, LinkedData>();
  const articles: LinkedData[] = [];
  let objects = 0;
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > MOST_DEPTH || objects > MOST_OBJECTS) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    objects += 1;
    const object: LinkedData = { ...value };
    const id = object["@id"];
    // A bare reference says nothing about what it names.
    if (typeof id === "string" && Object.keys(object).length > 1 && !byId.has(id)) byId.set(id, object);
    // The updates of a live blog and the articles that an article cites are not the page's own.
    const article = typesOf(object).some((type) => ARTICLE.test(type));
    if (article) articles.push(object);
    for (const [key, item] of Object.entries(object))
      if (!article || /^(?:author|publisher|creator|license|copyrightHolder|provider|sourceOrganization)$/.test(key))
        visit(item, depth + 1);
  };
  for (const script of page.querySelectorAll("script"))
    if (/ld\+json/i.test(script.getAttribute("type") ?? "")) visit(parseLoosely(script.textContent ?? ""), 0);
  return { articles, resolve: (value) => resolveWith(byId, value) };
}

/** The names of an object's types. */
export function typesOf(object: LinkedData): string[] {
  const type = object["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === "string");
}

function resolveWith(byId: ReadonlyMap<string, LinkedData>, value: unknown): LinkedData | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const object: LinkedData = { ...value };
  const id = object["@id"];
  return typeof id === "string" && Object.keys(object).length === 1 ? (byId.get(id) ?? object) : object;
}

/** JSON as pages write it: wrapped in comments, with a semicolon behind, commas too many, or line breaks inside strings. */
function parseLoosely(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->)\s*$/g, "")
    .replace(/[\s;]+$/, "");
  for (const text of [bare, bare.replace(/[\u0000-\u001f]+/g, " ").replace(/,(\s*[}\]])/g, "$1")])
    try {
      return JSON.parse(text);
    } catch {
      // the second form is the last try: what is still broken counts as unsaid
    }
  return null;
}

/** The words of a value that should be text; the first of a list. */
export function textIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && /\S/.test(first) ? unescapeHtml(first).trim() : null;
}

/** The name of a person or organisation, or of several: as text, as an object, as a reference. */
export function namesIn(value: unknown, data: PageLinkedData): string | null {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const names = items
    .slice(0, 20)
    .map((item) => (typeof item === "string" ? textIn(item) : textIn(data.resolve(item)?.name)));
  return [...new Set(names.filter((name) => name !== null && !/^https?:/.test(name)))].join(", ") || null;
}

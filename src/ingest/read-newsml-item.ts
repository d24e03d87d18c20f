import { failedItem } from "./failed-item.ts";
import { firstLicence } from "./first-licence.ts";
import { newsmlContent } from "./newsml-content.ts";
import type { Ingested, Revision, SourceDocument } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";
import { isEmbargoed, statedRevision } from "./stated-revision.ts";
import { findAll, wordsOf } from "./xml-find.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What the reader of an item needs besides the item. */
export interface NewsmlItemOptions {
  readonly locator: string;
  readonly htmlToText: (html: string) => string;
  /** The time that an embargo is compared with. */
  readonly now: Date;
}

/** Reads one newsItem of NewsML-G2. An item that is taken or held back is a document even without a text. */
export function readNewsmlItem(item: XmlElement, { locator, htmlToText, now }: NewsmlItemOptions): Ingested {
  const { guid, version = null } = item.attributes;
  if (!guid)
    return failedItem("ingest/damaged", { locator, what: "this newsItem has no guid", fix: "NewsML-G2 requires one." });
  const status = statusOf(item, now);
  const content = newsmlContent(item, htmlToText);
  if (content.text === "" && status !== "canceled" && status !== "withheld") return noText(item, guid, locator);
  const said = (...path: string[]) => wordsOf(findAll(item, ...path)[0]);
  const time = said("itemMeta", "versionCreated");
  return {
    kind: "document",
    document: {
      ...aboutOf(item),
      locator,
      id: guid,
      text: withDateline(content.text, said("contentMeta", "dateline") ?? content.dateline),
      title: said("contentMeta", "headline") ?? content.headline ?? said("itemMeta", "title"),
      url: null,
      author: said("contentMeta", "by") ?? (namesOf(item, "contentMeta", "creator").join(", ") || content.byline),
      revision: statedRevision({ item: guid, number: version, time, status }),
      format: "newsml",
    },
  };
}

function aboutOf(item: XmlElement) {
  const said = (...path: string[]) => wordsOf(findAll(item, ...path)[0]);
  // A correction weeks later still says "on Tuesday": its words belong to the day of the first version.
  const dates = [
    said("contentMeta", "contentCreated"),
    said("itemMeta", "firstCreated"),
    said("itemMeta", "versionCreated"),
  ];
  const [holder = null] = namesOf(item, "rightsInfo", "copyrightHolder");
  return {
    published: dates.map((date) => (date === null ? null : statedDate(date))).find((date) => date !== null) ?? null,
    language: findAll(item, "contentMeta", "language")[0]?.attributes.tag ?? item.attributes.lang ?? null,
    publisher: namesOf(item, "itemMeta", "provider")[0] ?? holder,
    credits: namesOf(item, "contentMeta", "infoSource"),
    license: firstLicence(rightsOf(item), holder),
  } satisfies Partial<SourceDocument>;
}

function rightsOf(item: XmlElement): readonly (string | null)[] {
  const stated = [
    ...findAll(item, "rightsInfo", "link"),
    ...findAll(item, "rightsInfo", "usageTerms"),
    ...findAll(item, "rightsInfo", "copyrightNotice"),
  ];
  return stated.flatMap((one) => [one.attributes.href ?? null, wordsOf(one)]);
}

function statusOf(item: XmlElement, now: Date): Revision["status"] {
  const codes = (name: string) => findAll(item, "itemMeta", name).map(codeOf);
  const signals = codes("signal");
  const [stated = "usable"] = codes("pubStatus");
  if (/^cancell?ed$/.test(stated) || signals.some((one) => /^(?:kill|retract|withdraw)/.test(one))) return "canceled";
  // Without a time an item is held back until further notice.
  const embargoes = findAll(item, "itemMeta", "embargoed").map((one) => wordsOf(one) ?? "until further notice");
  if (stated === "withheld" || embargoes.some((until) => isEmbargoed(until, now))) return "withheld";
  return signals.some((one) => /^corr/.test(one)) ? "corrected" : "usable";
}

/** "stat:usable", "http://cv.iptc.org/newscodes/pubstatusg2/usable" and "usable" are one code. */
function codeOf({ attributes }: XmlElement): string {
  return (attributes.qcode ?? attributes.uri ?? attributes.literal ?? "").split(/[:/]/).at(-1)?.toLowerCase() ?? "";
}

/** The names of parties: written out, else the literal, else what a code ends with ("nprov:ABC"). */
function namesOf(item: XmlElement, ...path: readonly string[]): readonly string[] {
  return findAll(item, ...path).flatMap((party) => {
    const { literal, qcode } = party.attributes;
    const name = wordsOf(findAll(party, "name")[0]) ?? literal ?? qcode?.slice(qcode.indexOf(":") + 1);
    return name ? [name] : [];
  });
}

/** A dateline that is stated beside the text goes before it, as it is printed, unless the text begins with its place. */
function withDateline(text: string, dateline: string | null): string {
  const words = dateline?.replace(/[\s:–—-]+$/, "") ?? "";
  const place = /^[^,(\d]*/.exec(words)?.[0].trim().toLowerCase() ?? "";
  if (
    place === "" ||
    text === "" ||
    text
      .replace(/^\P{L}+/u, "")
      .toLowerCase()
      .startsWith(place)
  )
    return text;
  return `${words} — ${text}`;
}

function noText(item: XmlElement, id: string, locator: string): Ingested {
  const kind = findAll(item, "itemMeta", "itemClass").map(codeOf)[0] ?? "text";
  const isElsewhere = findAll(item, "contentSet", "remoteContent").length > 0;
  const what = `this newsItem (${kind}) has no text${isElsewhere ? ": its content lies elsewhere" : ""}`;
  return failedItem("ingest/no-text", { locator, id, what, fix: "Only items with their text inside can be read." });
}

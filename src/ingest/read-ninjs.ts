import { plainValue } from "./document-from-fields.ts";
import { failedItem } from "./failed-item.ts";
import { firstLicence } from "./first-licence.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { bodyOf, headlineOf } from "./ninjs-content.ts";
import type { Ingested, Revision, SourceDocument } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";
import { isEmbargoed, statedRevision } from "./stated-revision.ts";

/** What the reader of an item needs besides the item. */
export interface NinjsOptions {
  readonly locator: string;
  readonly htmlToText: (html: string) => string;
  /** The time that an embargo is compared with. */
  readonly now: Date;
}

/** Names that only ninjs has, in small letters. */
const MARKS = ["bodies", "headlines", "pubstatus", "versioncreated", "firstcreated", "representationtype"].concat(
  ["embargoed", "embargoeduntil", "copyrightholder", "copyrightnotice", "usageterms", "renditions"],
  ["body_text", "body_html", "body_xhtml"],
);

/** Whether an object is an item of ninjs: it has a `uri` and speaks ninjs, and has no plain `text`, which ninjs has not. */
export function isNinjs(value: JsonObject): boolean {
  if (typeof value.uri !== "string" || "text" in value) return false;
  return Object.keys(value).some((key) => MARKS.includes(key.toLowerCase()));
}

/**
 * Reads one item of ninjs 1.x, 2.x or 3.x. They differ in letter case (`pubstatus`, `pubStatus`) and in lists for single
 * values (`headline`, `headlines`). An item that is taken or held back is a document even without a text.
 *
 * @see https://iptc.org/std/ninjs/ schemas 1.8, 2.4 and 3.3
 */
export function readNinjs(raw: JsonObject, options: NinjsOptions): Ingested {
  const item: JsonObject = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key.toLowerCase(), value]));
  const say = (key: string) => plainValue(item[key]);
  const { locator } = options;
  const uri = say("uri");
  if (uri === null)
    return failedItem("ingest/damaged", { locator, what: "this ninjs item has no uri", fix: "ninjs requires a uri." });
  const status = statusOf(item, options.now);
  const text = bodyOf(item, options.htmlToText);
  if (text === "" && status !== "canceled" && status !== "withheld") return noText(item, uri, locator);
  return {
    kind: "document",
    document: {
      ...aboutOf(item),
      locator,
      id: uri,
      text,
      url: null, // `uri` identifies the item; the standard says that it is no link
      revision: statedRevision({ item: uri, number: say("version"), time: say("versioncreated"), status }),
      format: "ninjs",
    },
  };
}

function aboutOf(item: JsonObject) {
  const say = (key: string) => plainValue(item[key]);
  // A correction weeks later still says "on Tuesday": its words belong to the day of the first version.
  const written = say("contentcreated") ?? say("firstcreated") ?? say("versioncreated");
  const holder = say("copyrightholder");
  const sources = sourcesOf(item);
  return {
    title: headlineOf(item),
    published: written === null ? null : statedDate(written),
    language: say("language"),
    publisher: sources.find(({ role }) => /publish|provid/i.test(role ?? ""))?.name ?? holder,
    author: say("by") ?? say("byline"),
    credits: sources.map(({ name }) => name),
    license: firstLicence([...rightsOf(item), say("usageterms"), say("copyrightnotice")], holder),
  } satisfies Partial<SourceDocument>;
}

function statusOf(item: JsonObject, now: Date): Revision["status"] {
  const stated = plainValue(item.pubstatus)?.toLowerCase() ?? "usable";
  if (/cancell?ed$/.test(stated)) return "canceled";
  if (/withheld$/.test(stated)) return "withheld";
  if (isEmbargoed(plainValue(item.embargoeduntil) ?? plainValue(item.embargoed), now)) return "withheld";
  return /^\W*(?:correct(?:s|ed|ion)|corr)\b/i.test(plainValue(item.ednote) ?? "") ? "corrected" : "usable";
}

function sourcesOf(item: JsonObject): readonly { readonly name: string; readonly role: string | null }[] {
  const sources = item.infosources ?? item.infosource;
  return (Array.isArray(sources) ? sources : []).filter(isJsonObject).flatMap((source) => {
    const name = plainValue(source.name) ?? plainValue(source.literal);
    return name === null ? [] : [{ name, role: plainValue(source.role) ?? plainValue(source.rel) }];
  });
}

function rightsOf(item: JsonObject): readonly (string | null)[] {
  const rights = item.rightsinfo;
  if (!isJsonObject(rights)) return [];
  return [rights.linkedRights ?? rights.linkedrights, rights.encodedRights ?? rights.encodedrights].map(plainValue);
}

function noText(item: JsonObject, id: string, locator: string): Ingested {
  const type = plainValue(item.type);
  const what = type === null || type === "text" ? "this ninjs item has no body" : `this ninjs item is of type ${type}`;
  return failedItem("ingest/no-text", { locator, id, what, fix: "Only items with a body can be read." });
}

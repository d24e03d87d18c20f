import { plainValue } from "./document-from-fields.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";

/** One of the bodies or headlines of an item: they are the same text in several forms, or a text and its summary. */
interface Content {
  readonly role: string;
  readonly type: string;
  readonly value: string;
}

/** Parts of an item that are not its text. */
const PART = /summary|abstract|caption|teaser|lead|ingress|quote|fact|slug|brief|extended/i;

/**
 * The text of an item. The form with markup is preferred: it says where paragraphs end, which the plain form often does not.
 *
 * @param item with keys in small letters
 * @returns "" where the item has no body
 */
export function bodyOf(item: JsonObject, htmlToText: (html: string) => string): string {
  const ranked = [...listed(item.bodies), ...single(item, "body")].sort(
    (a, b) => rank(a) - rank(b) || Number(isMarkup(b)) - Number(isMarkup(a)),
  );
  for (const body of ranked) {
    const text = isMarkup(body) ? htmlToText(body.value) : plainParagraphs([body.value]);
    if (text.trim() !== "") return text;
  }
  return "";
}

/** @param item with keys in small letters */
export function headlineOf(item: JsonObject): string | null {
  const [best] = [...listed(item.headlines), ...single(item, "headline")].sort((a, b) => rank(a) - rank(b));
  const value = best?.value ?? plainValue(item.title);
  return value === null ? null : plainParagraphs([value.replace(/<[^<>]{1,200}>/g, "")]).replace(/\s+/g, " ") || null;
}

const rank = ({ role }: Content) => (/^(?:main)?$/i.test(role) ? 0 : PART.test(role) ? 2 : 1);

const isMarkup = ({ type, value }: Content) => (type === "" ? /^\s*</.test(value) : /html|xml/i.test(type));

/** ninjs 2 and 3: `bodies: [{role, contentType, value}]`. */
function listed(list: unknown): readonly Content[] {
  return (Array.isArray(list) ? list : []).filter(isJsonObject).flatMap((content) => {
    if (typeof content.value !== "string" || content.value.trim() === "") return [];
    const type = plainValue(content.contentType) ?? plainValue(content.contenttype) ?? "";
    return [{ role: plainValue(content.role) ?? "", type, value: content.value }];
  });
}

/** ninjs 1: `body_text`, `body_html`, `body_xhtml`, or a `headline` alone. */
function single(item: JsonObject, name: string): readonly Content[] {
  return Object.entries(item).flatMap(([key, value]) => {
    if (typeof value !== "string" || value.trim() === "") return [];
    if (key === name) return [{ role: "", type: "", value }];
    if (!key.startsWith(`${name}_`)) return [];
    const form = key.slice(name.length + 1);
    if (form === "text") return [{ role: "", type: "text/plain", value }];
    return [/html|xml|nitf/.test(form) ? { role: "", type: "text/html", value } : { role: form, type: "", value }];
  });
}

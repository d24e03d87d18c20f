import { findDateline } from "../text/dateline.ts";
import type { Agencies } from "./agencies.ts";
import type { SourceDocument } from "./source-document.ts";

/**
 * Who first put a text out. Ten papers that print one dispatch are ten reports and ten publishers, but one origin. Only places that state an
 * origin are looked at (dateline, byline, credit, last lines), and only whole names: a text about Reuters is not from Reuters.
 */
export interface WireOrigin {
  /** Canonical name of the agency, else the outlet as the input names it. */
  readonly name: string;
  /** Whether it is an agency of data/ingest/agencies.tsv. */
  readonly agency: boolean;
  /** The place that says so. */
  readonly basis: "dateline" | "closing" | "credit" | "byline" | "inputs" | "publisher";
}

/** What of a document states its origin. */
export type OriginEvidence = Pick<SourceDocument, "text" | "author" | "credits" | "publisher">;

/** The origin of a text, the surest evidence first, or null where neither an agency nor a publisher is known. */
export function findWireOrigin(document: OriginEvidence, agencies: Agencies): WireOrigin | null {
  const { text, author, credits, publisher } = document;
  const opening = paragraphsOf(text.slice(0, 2000)).slice(0, 4);
  const closing = paragraphsOf(text.slice(-2000)).slice(-4).reverse();
  const agency = (name: string | null, basis: WireOrigin["basis"]) => (name ? { name, agency: true, basis } : null);
  return (
    agency(fromDateline(text, opening, agencies), "dateline") ??
    agency(
      first(closing, (line) => fromClosing(line, agencies)),
      "closing",
    ) ??
    agency(
      first(credits, (credit) => fromCredit(credit, agencies)),
      "credit",
    ) ??
    agency(fromByline([author ?? "", ...opening.map(bylineOf)], agencies), "byline") ??
    agency(
      first(closing, (line) => fromInputs(line, agencies)),
      "inputs",
    ) ??
    fromOutlet(credits, publisher, agencies)
  );
}

function first<T>(items: readonly T[], look: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return null;
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** "AP/Reuters", "AFP and dpa", "Jane Roe, Associated Press": the first part that is an agency and nothing else. */
function named(words: string, agencies: Agencies): string | null {
  const whole = agencies.find(words);
  return whole ?? first(words.split(/\s*[/,;|&+–—]\s*|\s+(?:and|with|via|for|-)\s+/), (part) => agencies.find(part));
}

/** "(Reuters) - The minister …", "March 3 (Xinhua) --": an agency in brackets that opens the text, with a dash behind it. */
const LEAD = /^(?:[^()\n]{0,60}[\s,])?\((?<agency>[^()\n]{2,40})\)\s*(?:[-–—−]|:)/u;
/** "TEHRAN, IRNA - …", "Ankara, AA — …". */
const UNBRACKETED = /^\p{Lu}[\p{L} .'’-]{1,30},\s+(?<agency>\p{Lu}[\p{L}. ]{1,30}?)\s*(?:[–—−]|--?(?=\s))/u;

function fromDateline(text: string, opening: readonly string[], agencies: Agencies): string | null {
  const stated = findDateline(text)?.agency;
  const inDateline = stated ? named(stated, agencies) : null;
  return (
    inDateline ??
    first(opening, (line) => {
      const words = LEAD.exec(line)?.groups?.agency ?? UNBRACKETED.exec(line)?.groups?.agency;
      return words ? named(words, agencies) : null;
    })
  );
}

/** Reuters alone signs so: "(Reporting by A in Cairo; Writing by B; Editing by C)". */
const REUTERS_DESK =
  /^\(?(?:Additional )?[Rr]eporting by [^\n]{2,300}?[;,.]\s*(?:[Ww]riting by [^\n]{2,120}?[;,.]\s*)?[Ee]diting by \p{Lu}/u;
const COPYRIGHT =
  /(?:©|\([cC]\)|\bcopyright\b)\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:[-–]\d{2,4})?,?)?\s*(?:by\s+)?(?<agency>\p{Lu}[\p{L}'’.& -]{1,50})/iu;
/** "— Xinhua", "(AFP)", "Source: TASS", "ANI" alone on the line, or behind the last sentence: "… next week. — Bernama". */
const SIGNED =
  /(?:^|[.!?”"]\s+)(?:\((?<bracketed>[^()\n]{2,40})\)|(?:[-–—−]+\s*|(?:source|credit|agency|story by)\s*:\s*)(?<signed>[^\n.]{2,40}))\.?$/iu;

/** Who took the picture did not write the text. */
const PICTURE = /\b(?:photos?|images?|pictures?|videos?|graphics?|getty)\b/i;

function fromClosing(line: string, agencies: Agencies): string | null {
  if (PICTURE.test(line)) return null;
  if (REUTERS_DESK.test(line)) return agencies.find("Reuters");
  const holder = COPYRIGHT.exec(line)?.groups?.agency;
  // "© AFP. All rights reserved": the holder ends at the full stop or at the notice.
  const held = holder ? agencies.find(holder.replace(/(?:\.(?:\s|$)|\s[-–—]\s|,?\s*all rights\b).*$/iu, "")) : null;
  const { bracketed, signed } = SIGNED.exec(line)?.groups ?? {};
  return (
    held ??
    named(bracketed ?? signed ?? "", agencies) ??
    first(line.length <= 40 ? line.split("/") : [], (part) => agencies.find(part))
  );
}

const fromCredit = (credit: string, agencies: Agencies) => (PICTURE.test(credit) ? null : named(credit, agencies));

const bylineOf = (line: string) =>
  line.length <= 100 ? (/^by:?\s+(?<names>\S.*)$/i.exec(line)?.groups?.names ?? "") : "";

const fromByline = (bylines: readonly string[], agencies: Agencies) =>
  first(bylines, (names) => named(names.replace(/^by\s+/i, ""), agencies));

/** "(With inputs from ANI)", "Some information for this report came from Reuters". */
const INPUTS =
  /\b(?:with (?:additional )?(?:inputs?|reporting|agency inputs?|information|material) (?:from|by)|(?:some )?information (?:for|in) this (?:report|story|article) (?:came|was provided|is|comes) (?:from|by)|based on (?:reporting|a report|reports) by|contributed to this (?:report|story):?)\s+(?<names>[^\n]{2,120})/iu;

function fromInputs(line: string, agencies: Agencies): string | null {
  const names = (INPUTS.exec(line)?.groups?.names ?? "").replace(/[).\s]+$/, "");
  const found = names
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*[/&;]\s*/)
    .map((part) => agencies.find(part.replace(/^the\s+/i, "")));
  // Who draws on several agencies wrote a text of his own.
  return found.length === 1 ? (found[0] ?? null) : null;
}

function fromOutlet(credits: readonly string[], publisher: string | null, agencies: Agencies): WireOrigin | null {
  const stated = credits.find((credit) => credit.trim() !== "" && !PICTURE.test(credit));
  const name = stated ?? publisher;
  if (!name?.trim()) return null;
  const agency = agencies.find(name);
  return { name: agency ?? name.trim(), agency: agency !== null, basis: stated ? "credit" : "publisher" };
}

import { type Dateline, findDateline } from "./dateline.ts";
import type { Span } from "./span.ts";

/** Terms under which a text may be used. */
export interface Terms {
  /** SPDX id, or "public-domain"; null for terms that are none of the known licences. */
  readonly spdx: string | null;
  readonly url: string | null;
  readonly holder: string | null;
}

/** The terms that a text states for itself, or that were stated beside it. */
export interface Licence extends Terms {
  readonly holderSpan: Span | null;
  /** The words that name the licence; null where it was stated beside the text. */
  readonly span: Span | null;
}

/** The outlet that a text names as its own. */
export interface Publisher {
  readonly name: string;
  readonly span: Span | null;
}

const NAMED =
  /creative commons[ -]+(?:licen[sc]e,? )?(?<words>(?:attribution|zero|cc0)(?:[ –-]*(?:attribution|zero|cc0|share[- ]?alike|non[- ]?commercial|no[- ]?deriv(?:ative work|ative|s)?s?))*)(?: \(?cc[ -]by[a-z-]*\)?)?(?: v?(?<version>\d\.\d))?(?: (?:international|unported|generic|universal))?(?: (?<port>igo))?(?: (?:public )?licen[sc]e)?/i;
const SHORT = /\bcc[ -](?<words>by(?:-(?:sa|nc|nd))*)(?:[ -]v?(?<version>\d\.\d))?(?:[ -](?<port>igo))?\b/i;
const LINK =
  /(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/(?<kind>licenses|publicdomain)\/(?<words>[a-z-]+)\/(?<version>\d\.\d)(?:\/[^\s)\]>"”]*)?/i;
const ZERO = /\bcc0(?:[ -]1\.0)?\b/i;
const OPEN_GOVERNMENT = /\bopen government licen[sc]e(?: v(?:ersion )?(?<version>\d)(?:\.0)?)?/i;
/** Only of the text itself: reports say of many things that they are in the public domain. */
const PUBLIC =
  /(?:^|[\n.!?]\s{1,4})(?:(?:this|these|all|our)\b[^.\n]{0,30}?\b(?:texts?|works?|articles?|contents?|materials?|pages?)\b[^.\n]{0,60}?\b(?:is|are) (?:in |released into |dedicated to )?(?:the )?public domain\b|(?:licen[sc]e: )?public domain\.?(?=\s*(?:\n|$)))/i;
/** A full stop belongs to a name only inside it: "B.B.C. News", not "Example. All rights". */
const PART = String.raw`\p{Lu}(?:[\p{L}\p{N}&'’-]|\.(?=\p{L})|(?<=\p{Lu}\.\p{Lu})\.)*`;
const WRITTEN = `${PART}(?: (?:(?:of|and|the|for|de) )*${PART}){0,6}`;
const TERMS = `[Cc]reative [Cc]ommons|CC[ -0]|cc[ -]by|public domain|[Oo]pen [Gg]overnment`;
/** "Content by X is licensed under": the terms must follow, for "stories from Syria are grim" names no holder. */
const HOLDER = new RegExp(
  String.raw`(?:[Cc]ontents?|[Aa]rticles?|[Tt]exts?|[Ss]tor(?:y|ies)|[Mm]aterials?)\s+(?:(?:produced|published|written|created)\s+)?(?:exclusively\s+)?(?:by|of|from|on)\s+(?:the\s+)?(?<holder>${WRITTEN})\s+(?:is|are)\b(?=[^\n]{0,120}(?:${TERMS}))`,
  "u",
);
const COPYRIGHT = new RegExp(
  String.raw`(?:©|\([cC]\)(?=\s*\d{4})|\b(?:[Cc]opyright|COPYRIGHT)(?=\s+(?:©|\([cC]\)|\d{4}|by\s+\p{Lu}))|(?:^|\n)(?:Copyright|COPYRIGHT)(?= [^.\n]{1,60}\.?\s*(?:\n|$)))\s*(?:©|\([cC]\))?\s*(?:by\s+)?(?:\d{4}(?:[-–]\d{2,4})?,?\s*)?(?:by\s+)?(?<holder>${WRITTEN})`,
  "u",
);

/** The licence that a text names for itself, in words or by its address, or null: silence is no licence. */
export function findLicence(text: string): Licence | null {
  const link = LINK.exec(text);
  const named = NAMED.exec(text) ?? SHORT.exec(text);
  const match = named ?? link ?? ZERO.exec(text) ?? OPEN_GOVERNMENT.exec(text) ?? PUBLIC.exec(text);
  if (!match) return null;
  const holder = holderOf(text);
  const start = match.index + match[0].length - match[0].replace(/^[.!?\s]+/, "").length;
  return {
    // Words often leave out the version that the address beside them states.
    spdx: spdxOf(match, SHORT.exec(text)?.groups?.version ?? link?.groups?.version),
    url: link?.[0] ?? null,
    holder: holder?.name ?? null,
    holderSpan: holder?.span ?? null,
    span: { start, end: match.index + match[0].trimEnd().length },
  };
}

function spdxOf(match: RegExpExecArray, elsewhere: string | undefined): string {
  const { words = "", version = elsewhere, kind, port } = match.groups ?? {};
  if (/open government/i.test(match[0])) return `OGL-UK-${match.groups?.version ?? "3"}.0`;
  if (/public domain/i.test(match[0]) || (kind === "publicdomain" && words === "mark")) return "public-domain";
  if (/zero|cc0/i.test(match[0])) return "CC0-1.0";
  const has = (part: RegExp) => part.test(words);
  const parts = [
    "CC",
    "BY",
    has(/non[- ]?commercial|-nc|^nc/i) && "NC",
    has(/no[- ]?deriv|-nd/i) && "ND",
    has(/share[- ]?alike|-sa/i) && "SA",
  ];
  // A notice without a number does not say which version it means; 4.0 is not assumed.
  return [...parts.filter(Boolean), ...(version ? [version] : []), ...(port && version === "3.0" ? ["IGO"] : [])].join(
    "-",
  );
}

function holderOf(text: string): { readonly name: string; readonly span: Span } | null {
  const match = HOLDER.exec(text) ?? COPYRIGHT.exec(text);
  const name = match?.groups?.holder;
  if (!match || !name) return null;
  const start = match.index + match[0].lastIndexOf(name);
  return { name, span: { start, end: start + name.length } };
}

/** The outlet: holder of the licence or copyright, else the agency of the dateline. */
export function findPublisher(text: string, dateline: Dateline | null = findDateline(text)): Publisher | null {
  const holder = holderOf(text);
  if (holder) return holder;
  if (!dateline?.agency) return null;
  const start = text.indexOf(`(${dateline.agency})`, dateline.span.end) + 1;
  return { name: dateline.agency, span: { start, end: start + dateline.agency.length } };
}

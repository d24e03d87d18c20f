import type { Dateline } from "./dateline.ts";
import type { Span } from "./span.ts";

/** The terms that a text states for itself. */
export interface Licence {
  /** SPDX id, or "public-domain". */
  readonly spdx: string;
  readonly url: string | null;
  readonly holder: string | null;
  readonly holderSpan: Span | null;
  /** The words that name the licence. */
  readonly span: Span;
}

/** The outlet that a text names as its own. */
export interface Publisher {
  readonly name: string;
  readonly span: Span | null;
}

const NAMED =
  /creative commons[ -]+(?<words>(?:attribution|zero|cc0|[ -]|share[- ]?alike|non[- ]?commercial|no[- ]?deriv(?:atives|s)?)+)(?<version>\d\.\d)?(?: (?:international|unported|generic))?(?: licen[sc]e)?/i;
const SHORT = /\bcc[ -](?<words>by(?:-(?:sa|nc|nd))*)(?:[ -](?<version>\d\.\d))?\b/i;
const LINK =
  /https?:\/\/creativecommons\.org\/(?<kind>licenses|publicdomain)\/(?<words>[a-z-]+)\/(?<version>\d\.\d)[^\s)]*/i;
const ZERO = /\bcc0(?:[ -]1\.0)?\b/i;
const PUBLIC = /\b(?:is|are|in) (?:in )?the public domain\b/i;
const HOLDER =
  /(?:[Cc]ontents?|[Aa]rticles?|[Tt]exts?|[Ss]tor(?:y|ies)|[Mm]aterial)\s+(?:by|of|from|on)\s+(?<holder>\p{Lu}[\p{L}\p{N}.&'’-]*(?: (?:of|and|the|for|de)? ?\p{Lu}[\p{L}\p{N}.&'’-]*){0,6})\s+(?:is|are)\b/u;
const COPYRIGHT =
  /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:by\s+)?(?:\d{4}(?:[-–]\d{2,4})?,?\s*)?(?:by\s+)?(?<holder>\p{Lu}[\p{L}\p{N}&'’-]*(?: (?:of|and|the|for|de)? ?\p{Lu}[\p{L}\p{N}&'’-]*){0,6})/iu;

/** The licence that a text names in words or by its address, or null: silence is no licence. */
export function findLicence(text: string): Licence | null {
  const link = LINK.exec(text);
  const match = NAMED.exec(text) ?? SHORT.exec(text) ?? link ?? ZERO.exec(text) ?? PUBLIC.exec(text);
  if (!match) return null;
  const holder = holderOf(text);
  return {
    spdx: spdxOf(match),
    url: link?.[0] ?? null,
    holder: holder?.name ?? null,
    holderSpan: holder?.span ?? null,
    span: { start: match.index, end: match.index + match[0].trimEnd().length },
  };
}

function spdxOf(match: RegExpExecArray): string {
  const { words = "", version, kind } = match.groups ?? {};
  if (/^(?:is|are|in)\b/i.test(match[0])) return "public-domain";
  if (/zero|cc0/i.test(match[0]) || kind === "publicdomain") return "CC0-1.0";
  const has = (long: RegExp) => long.test(words);
  const parts = [
    "CC",
    "BY",
    has(/non[- ]?commercial|-nc|^nc/i) && "NC",
    has(/no[- ]?deriv|-nd/i) && "ND",
    has(/share[- ]?alike|-sa/i) && "SA",
  ];
  // A notice without a number does not say which version it means; 4.0 is not assumed.
  return [...parts.filter(Boolean), ...(version ? [version] : [])].join("-");
}

function holderOf(text: string): Publisher | null {
  const match = HOLDER.exec(text) ?? COPYRIGHT.exec(text);
  const name = match?.groups?.holder;
  if (!match || !name) return null;
  const start = match.index + match[0].indexOf(name);
  return { name, span: { start, end: start + name.length } };
}

/** The outlet: holder of the licence or copyright, else the agency of the dateline. */
export function findPublisher(text: string, dateline: Dateline | null): Publisher | null {
  const holder = holderOf(text);
  if (holder) return holder;
  if (!dateline?.agency) return null;
  const start = text.indexOf(`(${dateline.agency})`) + 1;
  return { name: dateline.agency, span: { start, end: start + dateline.agency.length } };
}

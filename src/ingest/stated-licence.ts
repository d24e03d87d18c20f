import { findLicence, findPublisher } from "../text/licence.ts";
import type { StatedLicence } from "./source-document.ts";

const ADDRESS = /https?:\/\/[^\s<>"')\]”]+/;
/** Longest statement that is kept; the rest is conditions, not the name of a licence. */
const LONGEST = 1000;

/** Addresses and names that say which licence is meant, and its SPDX id. Creative Commons, public domain and OGL are read by text/licence.ts. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/1\b/i, "OGL-UK-1.0"],
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/2\b/i, "OGL-UK-2.0"],
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence(?:\/version\/3\b|\/?$)/i, "OGL-UK-3.0"],
  [/\bOGL-UK-(?<version>[123]\.0)\b|\bOGL v?(?<short>[123])(?:\.0)?\b/, "OGL-UK"],
  [
    /open\.canada\.ca\/en\/open-government-licence-canada|open government licen[sc]e\s*[-–]\s*canada/i,
    "OGL-Canada-2.0",
  ],
  [
    /govdata\.de\/dl-de\/by-2-0|\bdl-de\/?[- ]by[-/]2[-.]0\b|datenlizenz deutschland\s*[-–]\s*namensnennung\s*[-–]\s*version 2\.0/i,
    "DL-DE-BY-2.0",
  ],
  [/govdata\.de\/dl-de\/zero-2-0|\bdl-de\/?[- ]zero[-/]2[-.]0\b/i, "DL-DE-ZERO-2.0"],
  [/data\.norge\.no\/nlod\/(?:en|no)\/2\.0|\bNLOD[- ]2\.0\b/i, "NLOD-2.0"],
  [/\betalab-2\.0\b|licence ouverte(?: v(?:ersion )?|[\s/]+open licen[cs]e (?:version )?)2\.0/i, "etalab-2.0"],
];
/** A licence that forbids what it is named beside: "not under CC BY". Then no id is certain. */
const DENIED =
  /\b(?:not|no longer|except|unless)\b[^.\n]{0,60}\b(?:creative commons|cc[ -]by|cc0|public domain|open government)/i;

/**
 * Terms that words or an address state: a Creative Commons notice, a schema.org `license`, the rights of a feed, "All rights reserved".
 * `spdx` is null where the words name no known licence; a Creative Commons notice without a version has none either ("CC-BY").
 * Null where nothing is stated.
 */
export function statedLicence(
  statement: string,
  beside: { url?: string | null; holder?: string | null } = {},
): StatedLicence | null {
  const words = statement.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const address = beside.url ?? ADDRESS.exec(words)?.[0].replace(/[.,;:]+$/, "") ?? null;
  if (words === "" && address === null) return null;
  const all = address === null || words.includes(address) ? words : `${words}\n${address}`;
  return {
    spdx: DENIED.test(words) ? null : spdxOf(all),
    url: address ?? bareAddress(words),
    holder: beside.holder ?? findPublisher(words, null)?.name ?? null,
    statement: words === "" ? (address ?? "") : words,
  };
}

/** An address that is written without its scheme, as text/licence.ts finds it. */
function bareAddress(words: string): string | null {
  const found = findLicence(words)?.url ?? null;
  return found === null || /^https?:/.test(found) ? found : `https://${found}`;
}

function spdxOf(text: string): string | null {
  for (const [form, id] of KNOWN) {
    const match = form.exec(text);
    if (!match) continue;
    const { version, short } = match.groups ?? {};
    return id === "OGL-UK" ? `OGL-UK-${version ?? `${short}.0`}` : id;
  }
  if (/^public[ -]domain\.?$/i.test(text)) return "public-domain";
  const spdx = findLicence(text)?.spdx ?? null;
  // The address of an IGO licence says so at its end only.
  return spdx && /creativecommons\.org\/licenses\/[a-z-]+\/3\.0\/igo\b/i.test(text) && !spdx.endsWith("-IGO")
    ? `${spdx}-IGO`
    : spdx;
}

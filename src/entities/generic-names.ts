import type { NameMatch } from "./find-names.ts";
import { isBeyondStates, type Phrase } from "./resolution.ts";

/** Names that many countries have: beside another country's name they are that country's. */
const GENERIC =
  /^(the|of|and|for|National|Federal|Supreme|High|Constitutional|Court|Congress|Senate|House|Representatives|Commons|Lords|Assembly|Parliament|Party|Labour|Labor|Conservatives?|Democratic|Democrats?|Republicans?|Liberals?|Socialists?|Social|Communists?|Christian|Green|Greens|Union|People's|People’s|Front|Alliance|Movement|Justice|State|Defense|Defence|Foreign|Home|Office|Department|Ministry|Treasury|Homeland|Security|Council|Guard|Army|Navy|Marine|Corps|Diet|Central|Bank|Police|Liberation|Freedom|Progressive|Tories|Coast|Red|Cross|Crescent|Roman|Catholic|Orthodox|Church|Nationalist|Legislative|Shura|Electoral|Election|Commission|Intelligence|Service|Air|Force|Popular|Peoples|Workers'|Workers’|Federation|Committee|Transitional|Nations?)$/;

/** Whether a name consists of words that many countries use for their bodies: "Congress", "Democratic Party". */
export function isGeneric({ start, end }: NameMatch, { words }: Phrase): boolean {
  return words.slice(start, end).every((word) => GENERIC.test(word) || /^['’]s?$/.test(word));
}

/** Whether a generic name hardly means any of the known bodies: it belongs to a longer name, or the document speaks of other countries. */
export function isStrange(codes: readonly string[], match: NameMatch, phrase: Phrase): boolean {
  const { documentCountries = [] } = phrase.question;
  const elsewhere =
    documentCountries.length > 0 && !codes.some((code) => isBeyondStates(code) || documentCountries.includes(code));
  return elsewhere || isPartOfLonger(match, phrase);
}

/** "Social Democrats": a longer name that the tables do not know. */
function isPartOfLonger({ start }: NameMatch, { words, matches, knowledge }: Phrase): boolean {
  const before = words[start - 1] ?? "";
  const known = matches.some((m) => m.end === start) || knowledge.sectorWords.has(before.toLowerCase());
  return /^\p{Lu}\p{Ll}/u.test(before) && !known;
}

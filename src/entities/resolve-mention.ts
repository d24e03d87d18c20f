import type { Entry } from "./entries.ts";
import { findNames, type NameMatch, phraseWords } from "./find-names.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import { bySectorAlone, NOBODY, type Phrase, type Question, type Resolution, tie } from "./resolution.ts";
import { asCountry, asCountryOf } from "./resolve-country.ts";
import { asOrganisation } from "./resolve-organisation.ts";
import { asPerson } from "./resolve-person.ts";
import { sectorOfPhrase } from "./sector-of-phrase.ts";

export type { Question, Resolution } from "./resolution.ts";

const BEFORE_TAIL = /^(of|in|from|at|for|by|near|across|to|with|against)$/i;

/**
 * Resolves a phrase by the names in it and the words of office around them. The head of the phrase decides who it is; names before the head
 * or behind "of" and "in" only say whose: "government of Bashar al-Assad" is a government, not a person.
 */
export function resolveMention(question: Question, knowledge: KnowledgeBase): Resolution {
  const phrase = takeApart(question, knowledge);
  return (
    asPersonalName(phrase) ??
    asSeveral(phrase) ??
    asPerson(phrase) ??
    asOrganisation(phrase) ??
    asCountry(phrase) ??
    asCountryOf(phrase) ??
    bySectorAlone(phrase.sector)
  );
}

function takeApart(question: Question, knowledge: KnowledgeBase): Phrase {
  const words = withoutArticle(phraseWords(question.text));
  const matches = findNames(words, knowledge);
  const cut = words.findIndex(
    (word, i) => i > 0 && BEFORE_TAIL.test(word) && !matches.some((m) => m.start < i && i < m.end),
  );
  const headEnd = cut < 0 ? words.length : cut;
  return { words, matches, headEnd, sector: sectorOfPhrase(words, matches, knowledge), question, knowledge };
}

function withoutArticle(words: readonly string[]): readonly string[] {
  const start = /^(the|a|an)$/i.test(words[0] ?? "") && words.length > 1 ? 1 : 0;
  const end = /^['’]s?$/.test(words.at(-1) ?? "") ? words.length - 1 : words.length;
  return words.slice(start, end);
}

/** Country names that people bear too, before or behind another name. */
const SURNAME = /^(Jordan|Ireland|Holland|England|Israel|London|Berlin|Paris|Cuba|Brazil|France)$/;
const FIRST_NAME =
  /^(Chad|Israel|Georgia|India|Kenya|Paris|Jordan|Austin|Dakota|Carolina|Florence|Victoria|Charlotte)$/;

/** "Michael Jordan", "Chad Smith": nobody we know, and no country. */
function asPersonalName({ words, matches, sector, question }: Phrase): Resolution | null {
  const [match] = matches;
  const comma = words.indexOf(",");
  const name = words.slice(0, comma < 0 ? words.length : comma);
  if (name.length !== 2 || matches.length !== 1 || !match || match.end - match.start !== 1) return null;
  if (!name.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))) return null;
  const surname = match.start === 1 && SURNAME.test(words[1] ?? "");
  const first = match.start === 0 && FIRST_NAME.test(words[0] ?? "");
  const believed = question.kind === undefined || question.kind === "person";
  if (!(surname || first) || sector.sector || !believed || (first && isPartOfName(words[1] ?? ""))) return null;
  return { ...NOBODY, entityKind: "person", reason: "a person's name that is also a country's" };
}

const isPartOfName = (word: string): boolean =>
  /^(Airways|Airlines|Bank|Basin|Valley|River|Times|Post|Today|Tribune|Street|Delta|Lake|City|County|Institute|Club|Power)$/.test(
    word,
  );

/** "French and British troops": several countries and no single one. */
function asSeveral(phrase: Phrase): Resolution | null {
  const { words, matches } = phrase;
  for (const [i, word] of words.entries()) {
    if (!/^(and|or|&)$/i.test(word) || matches.some((m) => m.start < i && i < m.end)) continue;
    const left = matches.find((m) => m.end === i || (m.end === i - 1 && /^['’]s?$/.test(words[i - 1] ?? "")));
    const right = matches.find((m) => m.start === i + 1 || (m.start === i + 2 && /^the$/i.test(words[i + 1] ?? "")));
    const [one, other] = [codesOf(left), codesOf(right)];
    if (one.length === 0 || other.length === 0 || one.some((code) => other.includes(code))) continue;
    return tie(phrase, "several countries or bodies are named together", [...new Set([...one, ...other])]);
  }
  return null;
}

function codesOf(match: NameMatch | undefined): string[] {
  const counts = (entry: Entry) => entry.kind !== "place" && entry.code !== "";
  return [...new Set((match?.entries ?? []).filter(counts).map(({ code }) => code))];
}

import type { AmbiguousEntry, Sense } from "./entries.ts";
import { findNames, type NameMatch, phraseWords } from "./find-names.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import type { Phrase, Question } from "./resolution.ts";

/**
 * The one of several codes that the surroundings point to: other names of the phrase, then names of its sentence, then the countries
 * of the document in their order. Null when nothing points to any: a wrong country misleads a whole series, an empty one only thins it.
 */
export function chooseCode(codes: readonly string[], match: NameMatch, phrase: Phrase): string | null {
  const inPhrase = only(codes, codesOf(phrase.matches.filter((m) => m !== match)));
  if (inPhrase) return inPhrase;
  const near = only(codes, contextCodes(phrase.question, phrase.knowledge));
  return near ?? phrase.question.documentCountries?.find((code) => codes.includes(code)) ?? null;
}

/** The reading of an ambiguous name, or null where it stays open. */
export function chooseSense(entry: AmbiguousEntry, match: NameMatch, phrase: Phrase): Sense | null {
  const { question } = phrase;
  const codes = entry.senses.map(({ code }) => code);
  const inPhrase = only(codes, codesOf(phrase.matches.filter((m) => m !== match)));
  const code = inPhrase ?? byCues(entry, phrase) ?? chooseCode(codes, match, phrase);
  if (code) return entry.senses.find((sense) => sense.code === code) ?? null;
  const countries = entry.senses.filter(({ by }) => by === "name");
  return question.kind === "country" && countries.length === 1 ? (countries[0] ?? null) : null;
}

/** The code whose cues stand most often nearby; null when two are even. */
function byCues(entry: AmbiguousEntry, { question, knowledge }: Phrase): string | null {
  const text = `${question.text} ${question.context ?? ""}`;
  const codes = contextCodes(question, knowledge);
  const scored = entry.senses.map(({ code, cues }) => ({
    code,
    score: cues.filter((cue) => codes.has(cue) || stands(cue, text)).length,
  }));
  const [best, second] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > (second?.score ?? 0) ? best.code : null;
}

function stands(cue: string, text: string): boolean {
  const at = /^[A-Z]{3}$/.test(cue) ? -1 : text.indexOf(cue);
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? "") && !/\p{L}/u.test(text[at + cue.length] ?? "");
}

function contextCodes({ context }: Question, knowledge: KnowledgeBase): Set<string> {
  return context ? codesOf(findNames(phraseWords(context), knowledge)) : new Set();
}

/** Countries that names stand for; small towns, which are often surnames, tell nothing. */
function codesOf(matches: readonly NameMatch[]): Set<string> {
  const codes = new Set<string>();
  for (const { entries } of matches) {
    if (entries.some(({ kind }) => kind === "ambiguous" || kind === "world-region")) continue;
    const land = entries.find(({ kind }) => kind === "country");
    const places = entries.flatMap((e) => (e.kind === "place" && e.population >= 300_000 ? [e.code] : []));
    const others = entries.flatMap((e) => (e.kind === "leader" || e.kind === "organisation" ? [e.code] : []));
    const own = land ? [land.code] : places.length > 0 ? places.slice(0, 1) : others;
    if (new Set(own).size === 1 && own[0]) codes.add(own[0]);
  }
  return codes;
}

function only(codes: readonly string[], found: ReadonlySet<string>): string | null {
  const hits = codes.filter((code) => found.has(code));
  return new Set(hits).size === 1 ? (hits[0] ?? null) : null;
}

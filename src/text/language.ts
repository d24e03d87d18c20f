import { eld } from "eld/small";

/** What language a text is in: ISO 639-1, or "und" where it is too short or too mixed to say. */
export interface DetectedLanguage {
  readonly language: string;
  readonly confident: boolean;
}

/** Fewer letters than this of the Latin script tell no language apart from another. */
const FEWEST_LETTERS = 40;

/** The beginning tells the language: no more than this is looked at. */
const MOST_CHARACTERS = 4000;

/** Detects the language of a text. */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.slice(0, MOST_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0 || (letters < FEWEST_LETTERS && latin > letters / 2)) return { language: "und", confident: false };
  const result = eld.detect(sample);
  if (!result.language) return { language: "und", confident: false };
  return { language: result.language, confident: result.isReliable() };
}

/** The English name of a language code, for messages. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
}

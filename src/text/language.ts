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

/** Below this many Latin letters a headline full of names looks like any language. */
const SURE_LETTERS = 120;

/** Common words of English headlines that are no words of other languages in Latin script. */
const ENGLISH =
  /\b(?:the|and|with|says|said|after|from|not|their|been|that|this|against|amid|new|talks|killed|kills|two|deal|troops|army|leaders?|trade|peace|border|calls|seeks|agrees?|visits?|meets|sign|signs|arrests?|attacks?|strikes?|elections?|government|rejects?|threatens?|warns?|swap|claims?|first|its|his)\b/g;

/** Detects the language of a text. A short one in Latin script is called foreign only where nothing in it is English. */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.slice(0, MOST_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0 || (letters < FEWEST_LETTERS && latin > letters / 2)) return { language: "und", confident: false };
  const result = eld.detect(sample);
  if (!result.language) return { language: "und", confident: false };
  if (result.language === "en" || latin <= letters / 2 || letters >= SURE_LETTERS)
    return { language: withoutKana(result.language, sample), confident: result.isReliable() };
  const english = new Set(sample.match(ENGLISH)).size;
  if (english > 1 || (english === 1 && /^[\x00-\x7f’‘“”–—]*$/.test(sample)))
    return { language: "en", confident: false };
  return { language: result.language, confident: result.isReliable() && english === 0 };
}

/** Chinese characters without any kana are Chinese. */
function withoutKana(language: string, sample: string): string {
  return language === "ja" && !/[\u3040-\u30ff]/.test(sample) ? "zh" : language;
}

/** The English name of a language code, for messages. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
}

import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import { type Resolution, resolveMention } from "../entities/resolve-mention.ts";
import { findAcronyms } from "./find-acronyms.ts";
import type { Mention } from "./find-mentions.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

/** A mention with what its own words say of who it is. */
export interface Judged {
  readonly mention: Mention;
  readonly words: string;
  readonly resolution: Resolution;
}

/** Resolves every mention by its own words, with the countries of the document to settle ambiguous names. */
export function judgeMentions(
  table: WordTable,
  mentions: readonly Mention[],
  { knowledge, published }: { knowledge: KnowledgeBase; published: string | null },
): { judged: Judged[]; countries: [string, number][] } {
  const acronyms = findAcronyms(table.text);
  const judge =
    (countries: readonly string[]) =>
    (mention: Mention): Judged => {
      const words = table.text.slice(mention.span.start, mention.span.end);
      const { start, end } = spanOf(table, sentenceRange(table, mention.head));
      const context = table.text.slice(start, end);
      const question = {
        text: spellOut(words, acronyms, knowledge),
        context,
        documentCountries: countries,
        kind: mention.kind,
        ...(published ? { date: published } : {}),
      };
      return { mention, words, resolution: resolveMention(question, knowledge) };
    };
  const actors = mentions.filter((m) => m.kind !== "time");
  const countries = rankCountries(actors.map(judge([])));
  return { judged: actors.map(judge(countries.map(([code]) => code))), countries };
}

/** A phrase with the acronyms that the text explains and the knowledge base does not have written out: "spokesman for the PMF". */
function spellOut(words: string, acronyms: ReadonlyMap<string, string>, { names }: KnowledgeBase): string {
  if (acronyms.size === 0) return words;
  return words.replace(/\b\p{Lu}[\p{Lu}\p{N}]{1,7}\b/gu, (short) =>
    names.has(short.toLowerCase()) ? short : (acronyms.get(short) ?? short),
  );
}

/** Codes of the countries that each sentence of the word table names. */
export function countriesBySentence(table: WordTable, judged: readonly Judged[]): string[][] {
  const codes: string[][] = table.sentences.map(() => []);
  for (const { mention, resolution } of judged)
    if (isState(resolution.code)) codes[table.sentenceOf[mention.head] ?? 0]?.push(resolution.code);
  return codes;
}

/** Whether a code is a country's, not that of a body across borders. */
export const isState = (code: string | null): code is string =>
  code !== null && !/^(IGO|UNO|EUR|NGO|ISM|IMG|MNC)$/.test(code);

function rankCountries(judged: readonly Judged[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { resolution } of judged)
    if (isState(resolution.code)) counts.set(resolution.code, (counts.get(resolution.code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

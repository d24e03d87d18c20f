import type { Span } from "../text/span.ts";
import { argmax, type ScoreView } from "./score-view.ts";
import { sentenceRange, spanOf, type WordTable, wordNumbers } from "./word-table.ts";

/** A phrase that names or describes an actor, a place or a time. */
export interface Mention {
  /** The word by which the model knows the mention. */
  readonly head: number;
  readonly first: number;
  readonly end: number;
  readonly span: Span;
  /** person, organisation, country, place, group or time */
  readonly kind: string;
  readonly score: number;
}

/** How far the edges of a mention may lie from its head, in words. */
const REACH = 30;

/** Every word that the model takes for the head of a mention, in the order of the text; of two heads of the same phrase the likelier. */
export function findMentions(table: WordTable, view: ScoreView): Mention[] {
  const found: Mention[] = [];
  for (let word = 0; word < table.words.length; word++) {
    const kinds = view.softmax("kinds", word);
    const best = argmax(kinds);
    if (best > 0)
      found.push(
        mentionAt(table, view, { head: word, kind: view.labels.kinds[best] ?? "group", score: kinds[best] ?? 0 }),
      );
  }
  const likeliest = new Map<string, Mention>();
  for (const m of found) {
    const phrase = `${m.first} ${m.end}`;
    if (m.score > (likeliest.get(phrase)?.score ?? -1)) likeliest.set(phrase, m);
  }
  return found.filter((m) => likeliest.get(`${m.first} ${m.end}`) === m);
}

/** Mentions by the sentence in which they stand: index into the word table's sentences. */
export function bySentence(table: WordTable, mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = table.sentences.map(() => []);
  for (const mention of mentions) groups[table.sentenceOf[mention.head] ?? 0]?.push(mention);
  return groups;
}

/** The mention headed by a word, with the edges that the model points at. */
export function mentionAt(
  table: WordTable,
  view: ScoreView,
  { head, kind, score }: { head: number; kind: string; score: number },
): Mention {
  const [from, to] = sentenceRange(table, head);
  const left = view.point("left", head, wordNumbers(Math.max(from, head - REACH), head + 1)).target ?? head;
  const right = view.point("right", head, wordNumbers(head, Math.min(to, head + REACH))).target ?? head;
  const [first, edge] = trimEdges(table, left, right + 1, head);
  const end = extendPortfolios(table, { head, end: edge, to });
  return { head, first, end, span: spanOf(table, [first, end]), kind, score };
}

/** Words of which the names of ministries are made. */
const PORTFOLIO =
  /^(foreign|internal|external|home|interior|domestic|public|national|social|religious|economic|financial|international|regional|local|rural|urban|higher|affairs|defen[cs]e|finances?|treasury|budget|economy|trade|commerce|industry|business|energy|petroleum|oil|gas|mines|mining|electricity|power|water|irrigation|agriculture|fisheries|forests?|forestry|environment|climate|health|education|science|technology|research|justice|law|security|police|intelligence|information|communications?|transport|transportation|roads|railways|aviation|shipping|housing|construction|works|labou?r|employment|welfare|planning|development|investment|cooperation|tourism|culture|arts|sports?|youth|women|family|children|religion|immigration|migration|refugees|infrastructure|relations|state|veterans|pensions|reconstruction|integration|interior)$/i;

/**
 * "ministers of foreign affairs, petroleum and economy": several offices share one head word. Their list belongs to the phrase up to the last
 * word of a portfolio.
 */
function extendPortfolios(table: WordTable, { head, end, to }: { head: number; end: number; to: number }): number {
  const word = (i: number) => table.words[i] ?? "";
  const isOffices = /^(ministers|ministries|secretaries|departments|committees|heads|chiefs)$/i.test(word(head));
  if (!isOffices || !/^(of|for)$/i.test(word(head + 1)) || end <= head + 2) return end;
  let stop = end;
  let last = end;
  while (stop < to && (PORTFOLIO.test(word(stop)) || /^(,|and)$/.test(word(stop)))) {
    stop += 1;
    if (PORTFOLIO.test(word(stop - 1))) last = stop;
  }
  // A list has its "and"; without one the comma opens something else.
  return table.words.slice(end, last).includes("and") ? last : end;
}

/** Leading articles and trailing possessives, commas and quotes are no part of a mention. */
function trimEdges(table: WordTable, first: number, end: number, head: number): [number, number] {
  const word = (i: number) => (table.words[i] ?? "").toLowerCase();
  let [a, b] = [first, end];
  while (a < head && /^(the|a|an|[,;:"“”'‘’–—(-])$/.test(word(a))) a += 1;
  while (b - 1 > head && /^(['’]s?|[,;:."“”‘–—(-])$/.test(word(b - 1))) b -= 1;
  return [a, b];
}

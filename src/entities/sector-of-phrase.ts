import type { KnowledgeBase } from "./knowledge-base.ts";

/** The part that the words of a phrase give its bearer. */
export interface PhraseSector {
  readonly sector: string | null;
  readonly others: readonly string[];
  /** The word that decided. */
  readonly word: string | null;
  readonly former: boolean;
}

const FORMER = /^(former|ex|ousted|deposed|toppled|exiled|retired|then|late|disgraced)$|^(ex|former)-/i;

/** Words behind which the head of a phrase no longer stands. */
const AFTER_HEAD = /^(of|in|from|for|at|on|to|with|by|against|who|whom|whose|which|that|,|\(|–|—|including|loyal|near|across)$/i;

/** Compound words of two that the table holds with a hyphen: "air force", "trade union". */
const compounds = (words: readonly string[]) => words.map((word, i) => (i === 0 ? "" : `${words[i - 1]}-${word}`.toLowerCase()));

/**
 * Reads the sector from the words of a phrase: the strong word nearest its head decides, "official" and "leader" only where no other does.
 * A former office makes ELI.
 */
export function sectorOfPhrase(words: readonly string[], knowledge: KnowledgeBase): PhraseSector {
  const cut = words.findIndex((word, i) => i > 0 && AFTER_HEAD.test(word));
  const quantity = cut > 0 && words[cut]?.toLowerCase() === "of" && /^(dozens|scores|hundreds|thousands|millions|tens|groups?|members|number|majority|crowds?|team|units?|most|some|all|many|several)$/i.test(words[cut - 1] ?? "");
  const head = cut < 0 || quantity ? words : words.slice(0, cut);
  const tail = cut < 0 || quantity ? [] : words.slice(cut);
  const inHead = sectorWords(head, knowledge);
  const inTail = tail[0]?.toLowerCase() === "of" || tail[0]?.toLowerCase() === "for" ? sectorWords(tail, knowledge) : [];
  const strong = inHead.filter((w) => w.strong).at(-1);
  const chosen = strong ?? inTail.find((w) => w.strong) ?? inHead.at(-1) ?? null;
  const former = head.some((word) => FORMER.test(word));
  const others = [...new Set([...inHead, ...inTail].filter((w) => w.strong && w.sector !== chosen?.sector).map((w) => w.sector))];
  if (former && chosen && /^(GOV|LEG|MIL|JUD|COP|SPY)$/.test(chosen.sector))
    return { sector: "ELI", others: [chosen.sector, ...others], word: chosen.word, former };
  // A party or an officer of the opposition is opposition first.
  if (others.includes("OPP") && chosen && /^(PTY|GOV|CVL)$/.test(chosen.sector))
    return { sector: "OPP", others: [chosen.sector, ...others.filter((s) => s !== "OPP")], word: chosen.word, former };
  return { sector: chosen?.sector ?? null, others, word: chosen?.word ?? null, former };
}

function sectorWords(words: readonly string[], knowledge: KnowledgeBase): { word: string; sector: string; strong: boolean }[] {
  const pairs = compounds(words);
  return words.flatMap((word, i) => {
    const pair = pairs[i] ?? "";
    const found = knowledge.sectorWords.get(pair) ?? knowledge.sectorWords.get(word.toLowerCase());
    return found ? [{ word, ...found }] : [];
  });
}

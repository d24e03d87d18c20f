import type { NameMatch } from "./find-names.ts";
import type { KnowledgeBase, SectorWord } from "./knowledge-base.ts";

/** The part that the words of a phrase give its bearer. */
export interface PhraseSector {
  readonly sector: string | null;
  readonly others: readonly string[];
  /** The word that decided. */
  readonly word: string | null;
  /** Whether a word of a clear meaning decided, not only "official" or "leader". */
  readonly strong: boolean;
  readonly former: boolean;
}

interface Found extends SectorWord {
  readonly word: string;
}

const FORMER =
  /^(former|ex|ousted|deposed|toppled|exiled|retired|then|late|disgraced|onetime|fugitive)$|^(ex|former|once)-/i;

/** Words behind which the head of a phrase no longer stands. */
const AFTER_HEAD =
  /^(of|in|from|for|at|on|to|with|by|against|who|whom|whose|which|that|,|\(|–|—|including|loyal|near|across)$/i;

const QUANTITY =
  /^(dozens|scores|hundreds|thousands|millions|tens|groups?|members|number|majority|crowds?|team|units?|most|some|all|many|several|few|handful|one|two|three|both|any|none|rest|remnants|columns?|convoys?|delegation of)$/i;

/** Titles that are also surnames: "Pat King" rules nobody. */
const SURNAMES =
  /^(King|Prince|Pope|Bishop|Priest|Monk|Judge|Marshal|Sheriff|Constable|Farmer|Mayor|Driver|Banks|Church|House|Page|Nurse)$/;

/**
 * Reads the sector from the words of a phrase: the strong word nearest its head decides, "official" and "leader" only where no other does.
 * Words inside known names of several words do not count ("White House"). A former office makes ELI.
 */
export function sectorOfPhrase(
  words: readonly string[],
  matches: readonly NameMatch[],
  knowledge: KnowledgeBase,
): PhraseSector {
  const cut = words.findIndex((word, i) => i > 0 && AFTER_HEAD.test(word) && !isInside(matches, i));
  const tailed = cut > 0 && !(words[cut]?.toLowerCase() === "of" && QUANTITY.test(words[cut - 1] ?? ""));
  const headEnd = tailed ? cut : words.length;
  const found = sectorWords(words, matches, knowledge);
  const inHead = found.flatMap((word, i) => (word && i < headEnd ? [word] : []));
  const inTail = tailed && isOwner(words, cut) ? found.flatMap((word, i) => (word && i > headEnd ? [word] : [])) : [];
  const strong = inHead.filter((w) => w.strong).at(-1);
  const led = ledByUnknown(words, headEnd, tailed, matches) && inTail.length === 0;
  const chosen = strong ?? inTail.find((w) => w.strong) ?? (led ? null : (inHead.at(-1) ?? inTail[0])) ?? null;
  const former = words.slice(0, headEnd).some((word) => FORMER.test(word));
  const body = tailed ? presidedBody(words, headEnd, matches) : null;
  const stateOwned =
    chosen?.sector === "JRN" && words.slice(0, headEnd).some((word) => /^(state|official)$/i.test(word));
  if (chosen && stateOwned) return decide({ ...chosen, others: ["GOV"] }, inHead, former);
  if (body && !former) return { sector: body, others: [], word: words[headEnd - 1] ?? null, strong: true, former };
  return decide(chosen, [...inHead, ...inTail.filter((w) => !strong || w.sector === "OPP")], former);
}

function decide(chosen: Found | null, found: readonly Found[], former: boolean): PhraseSector {
  const second = found.filter((w) => w.strong && w.sector !== chosen?.sector).map((w) => w.sector);
  const others = [...new Set([...(chosen?.others ?? []), ...second])];
  const rest = { word: chosen?.word ?? null, strong: chosen?.strong ?? false, former };
  if (former && chosen && /^(GOV|LEG|MIL|JUD|COP|SPY)$/.test(chosen.sector))
    return { sector: "ELI", others: [chosen.sector, ...others], ...rest };
  // A party or an officer of the opposition is opposition first.
  if (others.includes("OPP") && chosen && /^(PTY|GOV|CVL)$/.test(chosen.sector))
    return { sector: "OPP", others: [chosen.sector, ...others.filter((s) => s !== "OPP")], ...rest };
  return { sector: chosen?.sector ?? null, others, ...rest };
}

const isInside = (matches: readonly NameMatch[], at: number): boolean =>
  matches.some((m) => m.start <= at && at < m.end && m.end - m.start > 1);

/** "of" says whose; "for" does so behind a spokesman or a lawyer. */
function isOwner(words: readonly string[], cut: number): boolean {
  const link = words[cut]?.toLowerCase();
  return link === "of" || (link === "for" && /^(spokes\w+|lawyers?|attorneys?)$/i.test(words[cut - 1] ?? ""));
}

/** "leader of the Choneros": whoever leads a group that nobody knows is not of the government for that. */
function ledByUnknown(
  words: readonly string[],
  headEnd: number,
  tailed: boolean,
  matches: readonly NameMatch[],
): boolean {
  if (!tailed || words[headEnd]?.toLowerCase() !== "of") return false;
  if (!/^(leaders?|chiefs?|heads?|directors?|chairman|founders?|boss|members?)$/i.test(words[headEnd - 1] ?? ""))
    return false;
  return words
    .slice(headEnd)
    .some((word, i) => /^\p{Lu}/u.test(word) && !matches.some((m) => m.start <= headEnd + i && headEnd + i < m.end));
}

const PRESIDES =
  /^(president|vice-president|speaker|chair|chairman|chairwoman|chairperson|head|member|members|secretary|delegates?|deput(?:y|ies))$/i;

/** "president of the Riigikogu": who presides over a parliament, a court, a party or a church is of that body, not of a government. */
function presidedBody(words: readonly string[], headEnd: number, matches: readonly NameMatch[]): string | null {
  if (!/^(of|to)$/i.test(words[headEnd] ?? "") || !PRESIDES.test(words[headEnd - 1] ?? "")) return null;
  const first = /^the$/i.test(words[headEnd + 1] ?? "") ? headEnd + 2 : headEnd + 1;
  const entries = matches.find((m) => m.start === first)?.entries ?? [];
  const sectors = entries.flatMap((e) => (e.kind === "organisation" && e.sector ? [e.sector] : []));
  const [sector] = sectors;
  return sector && sectors.length === entries.length && /^(LEG|JUD|PTY|REL|SOC|LAB|EDU|BUS|JRN)$/.test(sector)
    ? sector
    : null;
}

/** What every word says, or the two or three that it ends: "air force", "self-defense forces". */
function sectorWords(
  words: readonly string[],
  matches: readonly NameMatch[],
  { sectorWords: table }: KnowledgeBase,
): (Found | null)[] {
  const found: (Found | null)[] = [];
  for (const [i, word] of words.entries()) {
    const ending = (count: number) =>
      words
        .slice(i - count + 1, i + 1)
        .join("-")
        .toLowerCase();
    const three = i > 1 ? table.get(ending(3)) : undefined;
    const pair = three ?? (i > 0 ? table.get(ending(2)) : undefined);
    // The words before the last one say nothing by themselves.
    if (pair && !isInside(matches, i)) found.fill(null, i - (three ? 2 : 1));
    const own = table.get(word) ?? table.get(word.toLowerCase().replace(/\.$/, "")) ?? byPrefix(word, table);
    const known = pair ?? own;
    found.push(known && !isInside(matches, i) && !isSurname(words, i) ? { word, ...known } : null);
  }
  return found;
}

/** "ex-minister", "vice-president": the part behind the hyphen. */
function byPrefix(word: string, table: KnowledgeBase["sectorWords"]): SectorWord | undefined {
  const rest = /^(?:ex|former|vice|deputy|co)-(.+)$/i.exec(word)?.[1];
  return rest ? table.get(rest.toLowerCase()) : undefined;
}

function isSurname(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? "";
  return at === words.length - 1 && SURNAMES.test(words[at] ?? "") && /^\p{Lu}\p{Ll}+$/u.test(before) && at === 1;
}

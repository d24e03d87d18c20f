import { joinParagraphs } from "./read-corpus.ts";
import { readRawCorpus, readSharedTexts, type SharedText } from "./read-texts.ts";
import { findOverlaps, isNearCopy, type Limits, type NamedText, type Overlap } from "./shingles.ts";

/**
 * Set phrases and long names of bodies and offices are shared by honest texts; the longest in use have nine words. So a run of up to 12
 * words passes, and a share counts from six shared shingles, which is a run of ten.
 */
const LIMITS: Limits = { longestRun: 12, share: 0.15, fewestShingles: 6 };
const SHARED_FOLDERS = ["dev", "news"];

/** `npm run corpus:copies`: one line for each pair of texts that share too much wording; exit status 1 if there is any. */
async function main(): Promise<number> {
  const corpus = (await readRawCorpus()).map(({ id, title, paragraphs }) =>
    withTitle({ id, title, text: joinParagraphs(paragraphs).text }),
  );
  const others: NamedText[] = [];
  for (const folder of SHARED_FOLDERS) {
    const texts = await readSharedTexts(folder);
    if (texts) others.push(...texts.map(withTitle));
    else console.log(`there is no ../shared/${folder}: the corpus is not compared with it`);
  }
  const overlaps = findOverlaps(corpus, others);
  const copies = overlaps.filter((overlap) => isNearCopy(overlap, LIMITS));
  for (const copy of copies.sort((a, b) => b.longestRun - a.longestRun)) console.log(lineOf(copy));
  const most = (of: (overlap: Overlap) => number) => overlaps.reduce((high, overlap) => Math.max(high, of(overlap)), 0);
  console.log(
    `${corpus.length} documents among each other and against ${others.length} other texts: ${copies.length} near-copies; ` +
      `longest common run ${most((overlap) => overlap.longestRun)} words (limit ${LIMITS.longestRun}), ` +
      `highest share ${most(countedShare).toFixed(2)} (limit ${LIMITS.share}, counted from ${LIMITS.fewestShingles} shared shingles)`,
  );
  return copies.length > 0 ? 1 : 0;
}

function withTitle({ id, title, text }: SharedText): NamedText {
  return { id, text: `${title}\n\n${text}` };
}

function countedShare({ share, sharedShingles }: Overlap): number {
  return sharedShingles < LIMITS.fewestShingles ? 0 : share;
}

function lineOf({ ids, longestRun, share, stretches }: Overlap): string {
  return `${ids.join(" ~ ")}: ${longestRun} words in a row, share ${share.toFixed(2)}: ${stretches.join(" … ")}`;
}

process.exitCode = await main();

import { loadCorpus, loadStandoff, loadVocabulary } from "./load-corpus.ts";
import type { MarkedDocument } from "./read-corpus.ts";

/** `npm run corpus:check [FILE…]`: prints what is wrong with the marks; exit status 1 if anything is. */
async function main(files: readonly string[]): Promise<number> {
  const vocabulary = await loadVocabulary();
  const standoff = files.length > 0 ? { documents: [], missing: [] } : await loadStandoff(vocabulary);
  const own = await loadCorpus(vocabulary, files);
  const wrong = [report("", own), ...(standoff.documents.length > 0 ? [report("standoff: ", standoff.documents)] : [])];
  if (standoff.missing.length > 0)
    console.log(`standoff: ${standoff.missing.length} texts are not beside the repository`);
  return wrong.some((count) => count > 0) ? 1 : 0;
}

/** Prints problems and counts; gives the number of problems. */
function report(name: string, documents: readonly MarkedDocument[]): number {
  const problems = documents.flatMap((document) => document.problems);
  for (const problem of problems) console.log(problem);
  const count = (of: (d: (typeof documents)[number]) => number) => documents.reduce((sum, d) => sum + of(d), 0);
  const empty = count((d) => d.sentences.filter((_, s) => !d.events.some((e) => e.sentence === s)).length);
  console.log(
    `${name}${documents.length} documents, ${count((d) => d.sentences.length)} sentences (${empty} without an event), ` +
      `${count((d) => d.events.length)} events, ${count((d) => d.statements.length)} statements, ` +
      `${count((d) => d.mentions.length)} mentions, ${count((d) => d.relations.length)} relations, ${problems.length} problems`,
  );
  return problems.length;
}

process.exitCode = await main(process.argv.slice(2));

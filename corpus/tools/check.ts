import { loadCorpus, loadVocabulary } from "./load-corpus.ts";

/** `npm run corpus:check [FILE…]`: prints what is wrong with the marks; exit status 1 if anything is. */
async function main(files: readonly string[]): Promise<number> {
  const documents = await loadCorpus(await loadVocabulary(), files);
  const problems = documents.flatMap((document) => document.problems);
  for (const problem of problems) console.log(problem);
  const count = (of: (d: (typeof documents)[number]) => number) => documents.reduce((sum, d) => sum + of(d), 0);
  const empty = count((d) => d.sentences.filter((_, s) => !d.events.some((e) => e.sentence === s)).length);
  console.log(
    `${documents.length} documents, ${count((d) => d.sentences.length)} sentences (${empty} without an event), ` +
      `${count((d) => d.events.length)} events, ${count((d) => d.statements.length)} statements, ` +
      `${count((d) => d.mentions.length)} mentions, ${count((d) => d.relations.length)} relations, ${problems.length} problems`,
  );
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));

import { measureLinks } from "../../test/stories/measure-links.ts";
import { readSample } from "../../test/stories/read-sample.ts";

/** `npx tsx bench/stories/run.ts`: precision and recall of story linking on the pairs of the marked sample in test/stories. */
const figures = await measureLinks(readSample());
console.log(
  `${figures.events} events in ${figures.reports} reports tell of ${figures.acts} acts: ${figures.gold} pairs are one act`,
);
console.log(`precision ${figures.precision.toFixed(3)} (${figures.right} of ${figures.linked} linked pairs)`);
console.log(`recall    ${figures.recall.toFixed(3)} (${figures.right} of ${figures.gold})`);
for (const [a, b] of figures.wrong) console.log(`wrong  ${a} = ${b}`);
for (const [a, b] of figures.missed) console.log(`missed ${a} = ${b}`);

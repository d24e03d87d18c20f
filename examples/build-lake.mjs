// Codes files into a lake. Run: node examples/build-lake.mjs LAKE FILE…  (files, folders or globs in quotes; any format)
import { codeInputs, countEvents, createReader, openLake, readFilter } from "dragoman";

const [folder, ...inputs] = process.argv.slice(2);

const reader = await createReader();
try {
  for await (const { locator, outcome, events, error } of codeInputs(inputs, { lake: folder, reader })) {
    if (error) console.error(`${locator}: ${error.code}`);
    else console.log(`${locator}: ${outcome}, ${events} events`);
  }
} finally {
  await reader.close();
}

const lake = await openLake(folder);
const { events, stories } = await countEvents(lake, readFilter({}));
console.log(`The lake has ${events} events of ${stories} acts.`);
lake.close();

import { writeFileSync } from "node:fs";
import { createReader } from "../../src/reader.ts";

/** `npm run selftest:write`: after new weights, what `dragoman doctor` must find on its own small text. Look at the result before committing it. */
const text =
  "Kenyan police arrested four students in Mombasa on Friday. Uganda's foreign minister condemned the arrests and will meet his Kenyan counterpart in Nairobi.";
const date = "2014-03-10";
const reader = await createReader();
const reading = await reader.read(text, { date });
await reader.close();
const events = reading.events.map((e) => [e.event, e.event_text[0]?.text ?? ""]);
writeFileSync(
  new URL("../../models/self-test.json", import.meta.url),
  `${JSON.stringify({ text, date, events }, null, 1)}\n`,
);
console.log(events);

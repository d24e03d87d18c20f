// Reads one text and prints each act with the words that show it. Run: node examples/read-text.mjs
import { createReader } from "dragoman";

const text = "Kenyan police arrested four students in Mombasa on Friday, officials said.";

const reader = await createReader();
try {
  const { events } = await reader.read(text, { date: "2014-03-10" });
  for (const { event, mode, actor, recipient, date, event_text, attribution } of events) {
    const side = (list) =>
      list.map(({ code, sector, entity_text }) => `${code ?? "???"} ${sector ?? ""} “${entity_text}”`);
    console.log(`${event} ${mode.join(" ")}, ${date}`);
    console.log(`  who:      ${side(actor).join(", ")}`);
    console.log(`  to whom:  ${side(recipient).join(", ")}`);
    for (const { text: words, start, end } of event_text) console.log(`  act:      “${words}” [${start}, ${end})`);
    console.log(`  says:     ${attribution?.entity_text ?? "the writer"}`);
  }
} finally {
  await reader.close();
}

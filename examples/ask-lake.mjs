// Asks a lake for acts and prints each with its sentence and the credit that is owed. Run: node examples/ask-lake.mjs LAKE ACTOR TYPE
import { askEvents, DragomanError, openLake, readFilter } from "dragoman";

const [folder, actor, type] = process.argv.slice(2);

const lake = await openLake(folder);
try {
  const owed = new Set();
  for await (const { event, document, story } of askEvents(lake, readFilter({ actor, type, limit: 10 }))) {
    const [first] = event.actor;
    const sentence = event.text ?? "(no licence allows to give the sentence out)";
    console.log(
      `${event.date ?? "undated"} ${event.event} ${event.mode.join(" ")}: ${first?.identifier_text ?? first?.entity_text}`,
    );
    console.log(`  ${sentence}`);
    console.log(`  ${document.publisher}, ${document.url} [${event.text_info.start}, ${event.text_info.end})`);
    if (story) console.log(`  told by ${story.reports} reports of ${story.origins} independent origins`);
    if (document.attribution) owed.add(document.attribution);
  }
  for (const line of owed) console.log(`Credit: ${line}`);
} catch (error) {
  if (!(error instanceof DragomanError)) throw error;
  console.error(`${error.detail.what}. ${error.detail.fix}`); // there is no type "CONSLT". Did you mean CONSULT?
  process.exitCode = 2;
} finally {
  lake.close();
}

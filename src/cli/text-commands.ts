import type { Command } from "commander";
import { lazily } from "./lazily.ts";
import { actorsOption, threadsOption } from "./options.ts";

/** One text, one phrase. */
export function addTextCommands(root: Command): void {
  root
    .command("read")
    .description("read one news text and show what it reports")
    .argument("<file>", "a text file in UTF-8, or - for standard input")
    .option("--date <date>", "publication date, YYYY-MM-DD: without it a weekday stays a weekday")
    .option("--title <title>", "headline, when the text does not begin with it")
    .option("--url <url>", "where the text was published")
    .option("--json", "print the reading as JSON (schema: dragoman schema)")
    .option("--explain", "show for every field which words and which rule or head gave it")
    .addOption(actorsOption())
    .option("--with-text", "put the text into the JSON even where no licence in it says that it may be shared")
    .addOption(threadsOption())
    .addHelpText("after", "\nExample:\n  dragoman read story.txt --date 2022-01-19 --explain")
    .action(lazily(async () => (await import("./read-command.ts")).readCommand));
  root
    .command("readings")
    .description(
      "read many texts from JSON lines ({id, text, date?, title?, url?}); print one reading a line, in input order",
    )
    .argument("<file>", "a JSON lines file, or - for standard input")
    .addOption(actorsOption())
    .option("--with-text", "put the texts into the readings even where no licence in them says that they may be shared")
    .addOption(threadsOption())
    .action(lazily(async () => (await import("./readings-command.ts")).readingsCommand));
  root
    .command("resolve")
    .description("say who a phrase names: country, sector, office at a date, Wikidata id, and why")
    .argument("[phrase]", 'a noun phrase, such as "Kenya\'s foreign minister"')
    .option("--context <text>", "the sentence or text around it")
    .option("--date <date>", "date of the text, YYYY-MM-DD: offices are those of that day")
    .addOption(actorsOption())
    .option("--jsonl <file>", "resolve many: JSON lines {id, phrase, context?, date?}, or - for standard input")
    .addHelpText("after", '\nExample:\n  dragoman resolve "Kenya\'s foreign minister" --date 2014-03-12')
    .action(lazily(async () => (await import("./resolve-command.ts")).resolveCommand));
}

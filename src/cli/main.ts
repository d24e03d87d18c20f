import { Command, CommanderError, Option } from "commander";
import { FORMATS } from "../entities/import/import-actors.ts";
import { DragomanError } from "../errors.ts";
import { VERSION } from "../version.ts";
import { codebookCommand } from "./codebook-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { errorLine, exitStatus } from "./exit-codes.ts";
import { kbCheckCommand, kbImportCommand, TABLE_HELP } from "./kb-command.ts";
import { readCommand } from "./read-command.ts";
import { readingsCommand } from "./readings-command.ts";
import { resolveCommand } from "./resolve-command.ts";
import { schemaCommand } from "./schema-command.ts";

/** Runs one command line and gives the exit status. Nothing behind this function writes to the terminal unless told to. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isClosedPipe(error)) return 0;
    process.stderr.write(`${errorLine(error, args.includes("--debug"))}\n`);
    return exitStatus(error);
  }
}

function program(): Command {
  const root = new Command("dragoman")
    .description(
      "Reads news text: who did what to whom, when, where, and according to whom, with the exact words as evidence.",
    )
    .version(VERSION)
    .option("--debug", "show the stack of a bug")
    .exitOverride()
    .showHelpAfterError("(dragoman --help shows what there is)")
    .addHelpText(
      "after",
      "\nExit status: 0 done, 1 a bug, 2 wrong use, 3 the input cannot be read, 4 the text is not English, 5 the installation is broken.",
    );
  root
    .command("read")
    .description("read one news text and show what it reports")
    .argument("<file>", "a text file in UTF-8, or - for standard input")
    .option("--date <date>", "publication date, YYYY-MM-DD: without it a weekday stays a weekday")
    .option("--title <title>", "headline, when the text does not begin with it")
    .option("--url <url>", "where the text was published")
    .option("--json", "print the reading as JSON (schema: dragoman schema)")
    .option("--explain", "show for every field which words and which rule or head gave it")
    .option(
      "--actors <file>",
      "a table of your own actors (CSV), whose names replace the known ones: dragoman kb --help",
    )
    .option("--with-text", "put the text into the JSON even where no licence in it says that it may be shared")
    .addOption(
      new Option("--threads <n>", "threads of the encoder; the reading does not depend on them")
        .default(2)
        .argParser(wholeNumber("--threads", 1, 64)),
    )
    .action(readCommand);
  root
    .command("readings")
    .description(
      "read many texts from JSON lines ({id, text, date?, title?, url?}); print one reading a line, in input order",
    )
    .argument("<file>", "a JSON lines file, or - for standard input")
    .option(
      "--actors <file>",
      "a table of your own actors (CSV), whose names replace the known ones: dragoman kb --help",
    )
    .option("--with-text", "put the texts into the readings even where no licence in them says that they may be shared")
    .addOption(
      new Option("--threads <n>", "threads of the encoder").default(2).argParser(wholeNumber("--threads", 1, 64)),
    )
    .action(readingsCommand);
  root
    .command("resolve")
    .description("say who a phrase names: country, sector, office at a date, Wikidata id, and why")
    .argument("[phrase]", 'a noun phrase, such as "Kenya\'s foreign minister"')
    .option("--context <text>", "the sentence or text around it")
    .option("--date <date>", "date of the text, YYYY-MM-DD: offices are those of that day")
    .option(
      "--actors <file>",
      "a table of your own actors (CSV), whose names replace the known ones: dragoman kb --help",
    )
    .option("--jsonl <file>", "resolve many: JSON lines {id, phrase, context?, date?}, or - for standard input")
    .action(resolveCommand);
  const kb = root
    .command("kb")
    .description("check or make a table of your own actors")
    .addHelpText("after", TABLE_HELP);
  kb.command("check")
    .description("list every mistake of a table of actors, with its line")
    .argument("<file>", "CSV or TSV")
    .action(kbCheckCommand);
  kb.command("import")
    .description("turn a file of the field into a table of actors, on standard output")
    .argument("<format>", FORMATS.join(", "))
    .argument("<file>", "the file to read")
    .addOption(
      new Option("--least <n>", "geonames: smallest population")
        .default(15_000)
        .argParser(wholeNumber("--least", 0, 1e9)),
    )
    .action(kbImportCommand);
  root
    .command("codebook")
    .description("show PLOVER 2.0, or one of its types")
    .argument("[type]", "an event type, such as ASSAULT")
    .action(codebookCommand);
  root.command("schema").description("print the JSON Schema of a reading").action(schemaCommand);
  root
    .command("doctor")
    .description("check the installation: files, hashes, and a reading whose result is known")
    .action(doctorCommand);
  return root;
}

function wholeNumber(flag: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && least <= number && number <= most) return number;
    throw new DragomanError("cli/usage", {
      what: `${flag} ${value} is no whole number from ${least} to ${most}`,
      where: "command line",
      fix: `Give, for example, ${flag} 2.`,
    });
  };
}

/** `dragoman … | head` closes the pipe early: that is no failure. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

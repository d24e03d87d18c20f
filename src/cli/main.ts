import { Command, CommanderError, Option } from "commander";
import { FORMATS } from "../entities/import/import-actors.ts";
import { DragomanError } from "../errors.ts";
import { VERSION } from "../version.ts";
import { addAskFlags, askCommand } from "./ask-command.ts";
import { codeCommand } from "./code-command.ts";
import { codebookCommand } from "./codebook-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { errorLine, exitStatus } from "./exit-codes.ts";
import { addExportFlags, exportCommand } from "./export-command.ts";
import { kbCheckCommand, kbImportCommand, TABLE_HELP } from "./kb-command.ts";
import { compactCommand, linkCommand, verifyCommand } from "./lake-command.ts";
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
  addLakeCommands(root);
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

/** From what people have to what people ask. */
function addLakeCommands(root: Command): void {
  const threads = () =>
    new Option("--threads <n>", "threads of the encoder; the readings do not depend on them")
      .default(2)
      .argParser(wholeNumber("--threads", 1, 64));
  root
    .command("code")
    .description("read many texts, in whatever form they are, and collect their events in a lake")
    .argument(
      "<input...>",
      "files, folders, globs in quotes, http(s) addresses of pages and feeds, or - for standard input",
    )
    .option("--lake <folder>", "the lake that the events go to; it is made where there is none")
    .addOption(
      new Option("--to <form>", "print instead: one reading or one event a line").choices(["readings", "jsonl"]),
    )
    .option(
      "--map <columns>",
      "how the columns of tables and JSON are called: text=body,date=pub_date,title=headline,…",
    )
    .option("--keep-text", "keep the texts even where no licence says that they may be shared")
    .option("--actors <file>", "a table of your own actors (CSV): dragoman kb --help")
    .option("--no-link", "do not put the events together to stories at the end")
    .option("--quiet", "show no progress")
    .option("--json-progress", "progress as JSON lines on standard error")
    .option("--allow-private", "fetch from loopback and private networks too")
    .addOption(threads())
    .addHelpText("after", INPUTS_HELP)
    .action(codeCommand);
  addAskFlags(root.command("ask").description("ask a lake: events, counts, series of two sides, quotations")).action(
    (options) => askCommand(options),
  );
  addExportFlags(
    root
      .command("export")
      .description("give out the events of a lake in a format of the field")
      .argument("<format>", "csv, parquet, gdelt-events, … (below)"),
  ).action(exportCommand);
  const lake = (name: string, description: string) =>
    root.command(name).description(description).requiredOption("--lake <folder>", "the lake");
  lake("link", "put the events of a lake together to stories anew").action(linkCommand);
  lake("verify", "check every file, row and span of a lake").action(verifyCommand);
  lake("compact", "join the small parts of a lake to fewer, larger ones").action(compactCommand);
}

const INPUTS_HELP = `
Formats, told from the bytes: plain text, Markdown, HTML, RSS, Atom and JSON feeds, WARC, JSON lines, JSON, CSV, TSV, Parquet, NewsML-G2,
ninjs, NGEC; packed with gzip or zstd or not. An item that cannot be read is a row of the lake's table "failures" and stops nothing.
The same command again goes on where a run was stopped: what the lake has is not read twice.`;

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

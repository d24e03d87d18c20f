import { type Command, Option } from "commander";
import type { AskOptions } from "./ask-command.ts";
import { addAskFlags } from "./ask-flags.ts";
import { addExportFlags } from "./export-flags.ts";
import { lazily } from "./lazily.ts";
import { actorsOption, threadsOption } from "./options.ts";
import type { WatchFlags } from "./watch-command.ts";
import { addWatchFlags } from "./watch-flags.ts";

const INPUTS_HELP = `
Formats, told from the bytes: plain text, Markdown, HTML, RSS, Atom and JSON feeds, WARC, JSON lines, JSON, CSV, TSV, Parquet, NewsML-G2,
ninjs, NGEC; packed with gzip or zstd or not. An item that cannot be read is a row of the lake's table "failures" and stops nothing.
The same command again goes on where a run was stopped: what the lake has is not read twice.

Examples:
  dragoman code feeds/ crawl.warc.gz archive.csv https://news.example/feed.xml --lake lake
  dragoman code archive.csv --lake lake --map text=body,date=pub_date,title=headline
  zcat dump.jsonl.gz | dragoman code - --to jsonl`;

/** From what people have to what people ask. */
export function addLakeCommands(root: Command): void {
  addCode(root);
  addWatch(root);
  addAskFlags(root.command("ask").description("ask a lake: events, counts, series of two sides, quotations")).action(
    lazily(async () => {
      const { askCommand } = await import("./ask-command.ts");
      return (options: AskOptions) => askCommand(options);
    }),
  );
  addExportFlags(
    root
      .command("export")
      .description("give out the events of a lake in a format of the field")
      .argument("<format>", "csv, parquet, gdelt-events, … (below)"),
  ).action(lazily(async () => (await import("./export-command.ts")).exportCommand));
  const lake = (name: string, description: string) =>
    root.command(name).description(description).requiredOption("--lake <folder>", "the lake");
  lake("link", "put the events of a lake together to stories anew").action(
    lazily(async () => (await import("./lake-command.ts")).linkCommand),
  );
  lake("verify", "check every file, row and span of a lake").action(
    lazily(async () => (await import("./lake-command.ts")).verifyCommand),
  );
  lake("compact", "join the small parts of a lake to fewer, larger ones").action(
    lazily(async () => (await import("./lake-command.ts")).compactCommand),
  );
}

function addCode(root: Command): void {
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
    .option("--sites <file>", "what you know of sites (CSV): host, publisher, family, licence, country")
    .option("--keep-text", "keep the texts even where no licence says that they may be shared")
    .addOption(actorsOption())
    .option("--no-link", "do not put the events together to stories at the end")
    .option("--quiet", "show no progress")
    .option("--json-progress", "progress as JSON lines on standard error")
    .option("--allow-private", "fetch from loopback and private networks too")
    .addOption(threadsOption())
    .addHelpText("after", INPUTS_HELP)
    .action(lazily(async () => (await import("./code-command.ts")).codeCommand));
}

function addWatch(root: Command): void {
  addWatchFlags(
    root.command("watch").description("follow feeds: what is new goes into the lake, and what matches is told"),
  ).action(
    lazily(async () => {
      const { watchCommand } = await import("./watch-command.ts");
      return (addresses: readonly string[], flags: WatchFlags) => watchCommand(addresses, flags);
    }),
  );
}

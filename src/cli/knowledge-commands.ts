import { type Command, Option } from "commander";
import { FORMATS } from "../entities/import/import-actors.ts";
import { lazily } from "./lazily.ts";
import { wholeNumber } from "./options.ts";
import { TABLE_HELP } from "./table-help.ts";

/** What the program knows, and whether it is all there. */
export function addKnowledgeCommands(root: Command): void {
  const kb = root
    .command("kb")
    .description("check or make a table of your own actors")
    .addHelpText("after", TABLE_HELP);
  kb.command("check")
    .description("list every mistake of a table of actors, with its line")
    .argument("<file>", "CSV or TSV")
    .action(lazily(async () => (await import("./kb-command.ts")).kbCheckCommand));
  kb.command("import")
    .description("turn a file of the field into a table of actors, on standard output")
    .argument("<format>", FORMATS.join(", "))
    .argument("<file>", "the file to read")
    .addOption(
      new Option("--least <n>", "geonames: smallest population")
        .default(15_000)
        .argParser(wholeNumber("--least", [0, 1e9])),
    )
    .action(lazily(async () => (await import("./kb-command.ts")).kbImportCommand));
  root
    .command("codebook")
    .description("show PLOVER 2.0, or one of its types")
    .argument("[type]", "an event type, such as ASSAULT")
    .action(lazily(async () => (await import("./codebook-command.ts")).codebookCommand));
  root
    .command("schema")
    .description("print the JSON Schema of a reading")
    .action(lazily(async () => (await import("./schema-command.ts")).schemaCommand));
  root
    .command("doctor")
    .description("check the installation: files, hashes, and a reading whose result is known")
    .action(lazily(async () => (await import("./doctor-command.ts")).doctorCommand));
}

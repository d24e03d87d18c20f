import type { Command } from "commander";
import { EXPORTS } from "../store/exports/list-exports.ts";
import { addEventFlags, SIDES_HELP } from "./event-flags.ts";

const FORMATS_HELP = `
Formats:
${EXPORTS.map(({ name, gloss }) => `  ${name.padEnd(18)} ${gloss}`).join("\n")}

The lines that licences ask for are written beside the output (FILE.attribution.txt), or to standard error.`;

const EXAMPLES = `
Examples:
  dragoman export gdelt-events --lake lake --output events.tsv
  dragoman export csv --lake lake --actor IRN --since 2022 | head
  dragoman export polecat --columns`;

/** Gives a command the flags of `dragoman export`. */
export function addExportFlags(command: Command): Command {
  command
    .option("--lake <folder>", "the lake whose events are exported")
    .option("--output <file>", "write to this file, which appears when it is whole; else to standard output")
    .option("--columns", "list the columns of the format and what each holds, and export nothing");
  return addEventFlags(command)
    .addHelpText("after", FORMATS_HELP)
    .addHelpText("after", SIDES_HELP)
    .addHelpText("after", EXAMPLES);
}

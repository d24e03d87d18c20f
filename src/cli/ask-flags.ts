import { type Command, Option } from "commander";
import { COUNTED } from "../store/asked-sql.ts";
import { PERIODS } from "../store/periods.ts";
import { addEventFlags, SIDES_HELP } from "./event-flags.ts";

const EXAMPLES = `
Examples:
  dragoman ask --lake lake --actor IRN.GOV --recipient RUS --type CONSULT --since 2022-01 --evidence
  dragoman ask --lake lake --between IRN RUS --series --by quarter
  dragoman ask --lake lake --sql "SELECT event, count(*) AS n FROM current_events GROUP BY 1 ORDER BY n DESC"`;

/** Gives a command the flags of `dragoman ask`. */
export function addAskFlags(command: Command): Command {
  command
    .requiredOption("--lake <folder>", "the lake that is asked")
    .addOption(new Option("--by <period>", "counts by period, empty ones included").choices(PERIODS))
    .addOption(new Option("--count <what>", "count acts, each once, or all that tell of them").choices(COUNTED))
    .option("--series", "what two sides did to each other, by period (--by, default month), both directions apart")
    .option("--movers", "pairs of countries whose count in the last period differs most from the earlier ones")
    .option("--earlier <n>", "with --movers: how many earlier periods (default: 12)")
    .option("--quotations", "what --actor is quoted with")
    .option("--evidence", "print under each event the sentence it was read from, and at the end the attribution owed")
    .option("--sql [select]", "print the SQL of the question; or run a SELECT over the views of the lake")
    .option("--json", "one JSON object")
    .option("--jsonl", "JSON lines")
    .option("--csv", "comma-separated values");
  return addEventFlags(command).addHelpText("after", SIDES_HELP).addHelpText("after", EXAMPLES);
}

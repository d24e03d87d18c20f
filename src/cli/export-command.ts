import { DragomanError } from "../errors.ts";
import { askEvents } from "../store/ask-events.ts";
import { EventFilter } from "../store/event-filter.ts";
import type { ExportFormat } from "../store/exports/export-format.ts";
import { EXPORTS } from "../store/exports/list-exports.ts";
import { openLake } from "../store/open-lake.ts";
import { whyEmpty } from "../store/why-empty.ts";
import { filterFrom } from "./event-flags.ts";
import { writeOut } from "./write.ts";
import { writeExport } from "./write-export.ts";

/** The options of `dragoman export` besides those of a filter. */
interface ExportFlags extends Readonly<Record<string, unknown>> {
  readonly lake?: string;
  readonly output?: string;
  readonly columns?: boolean;
}

/** `dragoman export FORMAT --lake DIR [event filters] [--output FILE]` */
export async function exportCommand(name: string, flags: ExportFlags): Promise<void> {
  const format = formatOf(name);
  if (flags.columns) return writeOut(describeColumns(format));
  if (flags.lake === undefined) throw usage("--lake is missing", "Name the lake: --lake DIR.");
  if (format.kind === "file" && flags.output === undefined)
    throw usage(`${name} needs a file`, `Give one: --output events${format.extension}.`);
  const filter = filterFrom(flags);
  const lake = await openLake(flags.lake);
  try {
    const target = { output: flags.output ?? null, query: queryOf(flags) };
    const count = await writeExport(format, askEvents(lake, filter), target);
    if (count > 0) return;
    const why = await whyEmpty(lake, filter);
    process.stderr.write(
      ["No events match: the export is empty.", ...why].map((line) => `dragoman: ${line}\n`).join(""),
    );
  } finally {
    lake.close();
  }
}

function formatOf(name: string): ExportFormat {
  const format = EXPORTS.find((each) => each.name === name);
  if (format) return format;
  throw usage(`there is no format ${JSON.stringify(name)}`, `Formats: ${EXPORTS.map((each) => each.name).join(", ")}.`);
}

function describeColumns({ name, columns }: ExportFormat): string {
  if (columns === null) throw usage(`${name} has no columns`, "Tables have: csv, polecat, gdelt-events and others.");
  const width = Math.max(...columns.map((column) => column.name.length));
  return columns
    .map((column) => `${column.name.padEnd(width)}  ${column.gloss}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

/** The filter as it was typed, for a citation; null where there is none. */
function queryOf(flags: ExportFlags): string | null {
  const asked = Object.keys(EventFilter.shape).filter((field) => flags[field] !== undefined);
  const words = asked.map((field) => {
    const flag = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `--${flag} ${[flags[field]].flat().join(",")}`;
  });
  return words.length === 0 ? null : words.join(" ");
}

function usage(what: string, fix: string): DragomanError {
  return new DragomanError("cli/usage", { what, where: "command line", fix });
}

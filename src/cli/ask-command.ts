import { DragomanError } from "../errors.ts";
import type { Counted } from "../store/asked-sql.ts";
import { EventFilter } from "../store/event-filter.ts";
import { guardedSql } from "../store/guarded-sql.ts";
import { inlineValues } from "../store/inline-values.ts";
import type { Lake, SqlRow } from "../store/lake.ts";
import { openLake } from "../store/open-lake.ts";
import type { PeriodUnit } from "../store/periods.ts";
import { answerTo, type Question, sqlOf, type View, type Wanted } from "./ask-answers.ts";
import { filterFrom } from "./event-flags.ts";
import { paintFor } from "./mark-sentence.ts";
import { type Answer, type AnswerForm, printAnswer } from "./print-answer.ts";
import { showTable, type TableColumn } from "./show-table.ts";
import { colorWanted, writeOut } from "./write.ts";

/** The options of `dragoman ask` besides those of a filter. */
export interface AskOptions extends Readonly<Record<string, unknown>> {
  readonly lake: string;
  readonly by?: PeriodUnit;
  readonly count?: Counted;
  readonly series?: boolean;
  readonly movers?: boolean;
  readonly quotations?: boolean;
  readonly earlier?: string;
  readonly evidence?: boolean;
  readonly sql?: string | true;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: boolean;
}

/** What the command works on, for tests in other hands. */
export interface AskSurroundings {
  readonly open?: (folder: string) => Promise<Lake>;
  readonly write?: (text: string) => Promise<void>;
  readonly view?: View;
}

/** `dragoman ask --lake DIR …` */
export async function askCommand(options: AskOptions, surroundings: AskSurroundings = {}): Promise<void> {
  const { open = openLake, write = writeOut, view = terminalView() } = surroundings;
  const form = formOf(options);
  const question = questionOf(options);
  checkCompany(options, question);
  const wanted = wantedOf(options);
  if (options.sql === true) {
    const { sql, params } = sqlOf(question, wanted);
    return write(`${inlineValues(sql, params)};\n`);
  }
  const lake = await open(options.lake);
  try {
    const own = options.sql === undefined ? null : sqlAnswer(lake, options.sql, view);
    await printAnswer(own ?? answerTo(question, lake, wanted, view), form, write);
  } finally {
    lake.close();
  }
}

function terminalView(): View {
  return { paint: paintFor(colorWanted()), width: process.stdout.isTTY ? process.stdout.columns : null };
}

function wantedOf(options: AskOptions): Wanted {
  const earlier = Number(options.earlier ?? 12);
  if (!Number.isInteger(earlier) || earlier < 1 || earlier > 1000)
    throw usage(`--earlier ${options.earlier} is no whole number from 1 to 1000`, "Give, for example, --earlier 12.");
  return {
    filter: filterFrom(options),
    by: options.by ?? null,
    count: options.count ?? null,
    evidence: options.evidence ?? false,
    earlier,
  };
}

function formOf({ json, jsonl, csv }: AskOptions): AnswerForm {
  const [form = "table", other] = [json && "json", jsonl && "jsonl", csv && "csv"].filter(
    (each) => each !== undefined && each !== false,
  );
  if (other) throw usage(`--${form} and --${other} exclude each other`, "Give one of them.");
  return form as AnswerForm; // the list holds no other
}

function questionOf({ series, movers, quotations, by }: AskOptions): Question {
  const asked = [series && "series", movers && "movers", quotations && "quotations"].filter(Boolean);
  if (asked.length > 1) throw usage(`--${asked.join(" and --")} exclude each other`, "Give one of them.");
  const [question = by ? "periods" : "events"] = asked;
  return question as Question; // the list holds no other
}

/** A table is as wide as its widest cell, so that its rows must be held: more than this nobody reads. */
const MOST_ROWS = 10_000;

/** Rows of a user's own SELECT. */
function sqlAnswer(lake: Lake, sql: string, view: View): Answer {
  return {
    kind: "rows",
    facts: {},
    records: () => guardedSql(lake, sql),
    flat: (record) => ({ ...record }),
    show: async () => {
      const rows: SqlRow[] = [];
      let more = false;
      for await (const row of guardedSql(lake, sql)) {
        more = rows.length === MOST_ROWS;
        if (more) break;
        rows.push(row);
      }
      if (rows.length === 0) return ["No rows."];
      return [
        ...showRows(rows, view),
        ...(more ? ["", `The first ${MOST_ROWS} rows. --csv and --jsonl give all.`] : []),
      ];
    },
  };
}

function showRows(rows: readonly SqlRow[], { paint, width }: View): readonly string[] {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: SqlRow[string] | undefined) =>
    value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const columns = names.map((head): TableColumn => {
    const numbers = rows.every((row) => typeof row[head] === "number");
    return { head, least: 8, align: numbers ? "right" : "left" };
  });
  const cells = rows.map((row) => names.map((name) => cell(row[name])));
  return showTable(cells, columns, { width, headStyle: paint.bold });
}

/** A flag that would do nothing is refused: its user believes that it did. @throws DragomanError "cli/usage" */
function checkCompany(options: AskOptions, question: Question): void {
  const own = typeof options.sql === "string";
  const takes: readonly string[] = own ? [] : TAKES[question];
  const flags = ["by", "count", "earlier", "evidence", ...(own ? Object.keys(EventFilter.shape) : [])];
  const idle = flags.find((flag) => options[flag] !== undefined && !takes.includes(flag));
  if (idle === undefined) return;
  const flag = idle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const beside = own ? "a SELECT of your own" : QUESTION_WORDS[question];
  throw usage(`--${flag} does nothing for ${beside}`, "Leave it out, or see dragoman ask --help.");
}

const TAKES: Readonly<Record<Question, readonly string[]>> = {
  events: ["count", "evidence"],
  periods: ["by", "count"],
  series: ["by", "count"],
  movers: ["by", "count", "earlier"],
  quotations: ["evidence"], // they are evidence themselves
};
const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  events: "a list of events",
  periods: "counts by period",
  series: "a series",
  movers: "movers",
  quotations: "quotations",
};

function usage(what: string, fix: string): DragomanError {
  return new DragomanError("cli/usage", { what, where: "command line", fix });
}

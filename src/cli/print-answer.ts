import { stringify } from "csv-stringify/sync";
import { writeOut } from "./write.ts";

/** What a question gave, before it is known in which form it is wanted. */
export interface Answer {
  /** What the records are, and their name in JSON: "events", "periods", … */
  readonly kind: string;
  /** What stands beside the records in JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly records: () => AsyncIterable<object> | Iterable<object>;
  /** A record as one row of cells, under the names of the columns. */
  readonly flat: (record: object) => Readonly<Record<string, unknown>>;
  /** For a person: lines without line breaks. */
  readonly show: () => Promise<readonly string[]>;
}

/** In which form an answer is printed. */
export type AnswerForm = "table" | "json" | "jsonl" | "csv";

/** Prints an answer record by record, so that a large one needs no more memory than a small one. */
export async function printAnswer(
  answer: Answer,
  form: AnswerForm,
  write: (text: string) => Promise<void> = writeOut,
): Promise<void> {
  if (form === "table") return write(`${(await answer.show()).join("\n")}\n`);
  if (form === "json") return printJson(answer, write);
  let first = true;
  for await (const record of answer.records()) {
    await write(form === "jsonl" ? `${jsonOf(record)}\n` : csvOf(answer.flat(record), first));
    first = false;
  }
}

async function printJson({ kind, facts, records }: Answer, write: (text: string) => Promise<void>): Promise<void> {
  const head = Object.entries(facts).map(([name, value]) => `${JSON.stringify(name)}: ${jsonOf(value)},\n`);
  // The head waits for the first record: a question that is refused must not leave half an object behind.
  const first = `{${head.join("")}${JSON.stringify(kind)}: [\n`;
  let before = first;
  for await (const record of records()) {
    await write(before + jsonOf(record));
    before = ",\n";
  }
  await write(before === first ? `${first}]}\n` : "\n]}\n");
}

/** Integers beyond 2^53 become text: as numbers they would lose their last digits. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner));

function csvOf(cells: Readonly<Record<string, unknown>>, header: boolean): string {
  const row = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cellOf(cell)]));
  return stringify([row], { header, columns: Object.keys(cells), cast: { boolean: String } });
}

function cellOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (Array.isArray(cell)) return cell.map(cellOf).join("; ");
  return typeof cell === "object" ? jsonOf(cell) : String(cell);
}

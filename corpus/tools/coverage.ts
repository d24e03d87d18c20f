import { parseArgs } from "node:util";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { type Cells, countCells, thinCells } from "./count-cells.ts";
import { loadCorpus, loadVocabulary } from "./load-corpus.ts";

const USAGE = `npm run corpus:coverage -- [options] [FILE…]
  --min N         list values of closed fields that are marked fewer than N times (default 5)
  --field NAME    only this field: type, mode, flag, context, form, relation, register, country; may be repeated
  --thin          only what is empty or under the minimum
  --json          counts as JSON
  --help          this text`;

/** `npm run corpus:coverage`: counts the marks of the corpus and lists the cells of the codebook that are empty or thin. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      min: { type: "string", default: "5" },
      field: { type: "string", multiple: true, default: [] },
      thin: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const min = Number(values.min);
  if (values.help || !Number.isInteger(min) || min < 0) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const documents = await loadCorpus(await loadVocabulary(), positionals);
  const all = countCells(documents, loadCodebook());
  const unknown = values.field.filter((field) => !all.some((cells) => cells.field === field));
  if (unknown.length > 0) {
    console.log(`there is no field ${unknown.join(", ")}\n${USAGE}`);
    return 2;
  }
  const chosen = values.field.length > 0 ? all.filter((cells) => values.field.includes(cells.field)) : all;
  if (values.json)
    console.log(
      JSON.stringify(Object.fromEntries(chosen.map(({ field, counts }) => [field, Object.fromEntries(counts)]))),
    );
  else for (const cells of chosen) print(cells, min, values.thin);
  return 0;
}

function print(cells: Cells, min: number, thinOnly: boolean): void {
  const total = [...cells.counts.values()].reduce((sum, count) => sum + count, 0);
  const heading = `${cells.field}: ${cells.counts.size} values, ${total} marks`;
  if (!thinOnly) console.log([heading, ...inColumns([...cells.counts])].join("\n"));
  if (cells.closed) {
    const thin = thinCells(cells, min);
    const empty = thin.filter(([, count]) => count === 0).map(([value]) => value);
    const few = thin.filter(([, count]) => count > 0).map(([value, count]) => `${value} ${count}`);
    if (thinOnly) console.log(heading);
    console.log(`  empty (${empty.length}): ${empty.join(", ") || "none"}`);
    console.log(`  under ${min} (${few.length}): ${few.join(", ") || "none"}`);
  }
  if (cells.closed || !thinOnly) console.log("");
}

/** Sets counts in as many columns as fit a line of 100 characters, read downwards. */
function inColumns(counts: readonly (readonly [string, number])[]): readonly string[] {
  const cells = counts.map(([value, count]) => `${String(count).padStart(5)} ${value}`);
  const width = Math.max(0, ...cells.map((cell) => cell.length)) + 2;
  const rows = Math.ceil(cells.length / Math.max(1, Math.floor(100 / width)));
  return Array.from({ length: rows }, (_, row) =>
    cells
      .filter((_, i) => i % rows === row)
      .map((cell) => cell.padEnd(width))
      .join("")
      .trimEnd(),
  );
}

process.exitCode = await main(process.argv.slice(2));

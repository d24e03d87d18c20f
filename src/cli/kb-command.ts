import { actorCsv } from "../entities/import/actor-table.ts";
import { codesOf, FORMATS, type Format, importActors } from "../entities/import/import-actors.ts";
import { knownCodes, loadKnowledgeBase, nameKey } from "../entities/knowledge-base.ts";
import { checkActors, type OwnActors, type TableProblem } from "../entities/own-actors.ts";
import { DragomanError } from "../errors.ts";
import { writeOut } from "./write.ts";

/** `dragoman kb check FILE`: every mistake with its line; exit status 3 when there is one. */
export async function kbCheckCommand(file: string): Promise<void> {
  const found = checkActors(file, knownCodes());
  await writeOut(found.problems.map((p) => `${p.where}: ${p.what}\n`).join(""));
  await writeOut(`${summary(found)}\n`);
  const [first] = found.problems;
  if (first)
    throw new DragomanError("entities/bad-table", {
      what: `${found.problems.length} mistakes`,
      where: file,
      fix: "Mend the lines above; dragoman kb --help says what a table looks like.",
    });
}

function summary({ entries, rows, problems }: OwnActors): string {
  const { names } = loadKnowledgeBase();
  const written = entries.flatMap((e) => e.written);
  const replaced = [...new Set(written.filter((name) => names.has(nameKey(name))))];
  const shown = replaced.length > 0 ? ` (${replaced.slice(0, 5).join(", ")}${replaced.length > 5 ? ", …" : ""})` : "";
  return `${rows} rows, ${entries.length} actors and places, ${written.length} names, ${replaced.length} of them replace known ones${shown}; ${problems.length} mistakes`;
}

/** `dragoman kb import FORMAT FILE`: a table of actors on standard output, what was left out on standard error. */
export async function kbImportCommand(format: string, file: string, { least }: { least: number }): Promise<void> {
  if (!isFormat(format))
    throw new DragomanError("cli/usage", {
      what: `${JSON.stringify(format)} is no format`,
      where: "command line",
      fix: `Formats: ${FORMATS.join(", ")}.`,
    });
  const known = knownCodes();
  const codes = codesOf(loadKnowledgeBase(), known, known.iso2);
  const { rows, skipped } = importActors(format, file, { codes, least });
  await writeOut(actorCsv(rows));
  process.stderr.write(leftOut(rows.length, skipped));
}

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name);

function leftOut(rows: number, skipped: readonly TableProblem[]): string {
  const some = skipped.slice(0, 10).map(({ where, what }) => `left out ${where}: ${what}\n`);
  return `${some.join("")}${rows} rows; lines left out: ${skipped.length}\n`;
}

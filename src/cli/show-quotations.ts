import type { Quotation } from "../store/find-quotations.ts";
import { type Paint, wrap } from "./mark-sentence.ts";
import { plainText } from "./show-table.ts";

/** Who said what, one block each, and the lines that are owed at the end. */
export function showQuotations(
  quotations: readonly Quotation[],
  { paint, width }: { readonly paint: Paint; readonly width: number | null },
): readonly string[] {
  const blocks = quotations.flatMap((quotation) =>
    blockOf(quotation, paint).flatMap((line, i) => fitted(line, i, width)),
  );
  const owed = new Set(quotations.flatMap(({ attribution }) => (attribution ? [plainText(attribution)] : [])));
  return owed.size === 0
    ? blocks
    : [...blocks, "", paint.bold("Attribution owed"), ...[...owed].map((line) => `  ${line}`)];
}

function blockOf(q: Quotation, { speaker, dim }: Paint): readonly string[] {
  const who = [q.code, q.sector, q.speaker ?? "(not named)"].filter(Boolean).join(" ");
  const said = q.text === null ? dim(`text not stored: licence ${q.license ?? "unknown"}`) : `“${plainText(q.text)}”`;
  const where = `${q.url ?? q.title ?? q.document_id} [${q.start}, ${q.end})`;
  return [`${q.published ?? "undated"}  ${speaker(plainText(who))}, ${q.form}: ${said}`, dim(plainText(where))];
}

function fitted(line: string, index: number, width: number | null): readonly string[] {
  const first = index === 0 ? "" : "    ";
  return width === null ? [first + line] : wrap(line, { first, rest: "    ", width: Math.max(40, width) });
}

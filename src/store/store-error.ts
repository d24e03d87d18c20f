import { DragomanError } from "../errors.ts";

/** What DuckDB says first of a question that is at fault itself, not the lake or the machine. */
const BAD_SQL =
  /^(?:Parser|Syntax|Binder|Catalog|Conversion|Out of Range|Invalid Input|Invalid Type|Mismatch Type|Not implemented|Permission|Parameter Not Resolved|Parameter Not Allowed|Expression|Sequence|Invalid Configuration)\b.{0,8} Error: /i;
/** What it says of a file that is gone, cut off or changed. */
const DAMAGED = /^IO Error: |\.parquet|parquet|ZSTD|Thrift|TProtocol|magic bytes/i;

/**
 * What DuckDB threw, as an error of the catalogue: "store/damaged" where a file is at fault, "store/bad-sql" where the question is or needs
 * more memory than it may have. Anything else comes back as it was.
 *
 * @param where the lake's folder
 */
export function storeError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof DragomanError) return error;
  const message = error.message.replace(/^Failed to extract statements: /, "").trim();
  const as = (code: "store/bad-sql" | "store/damaged", fix: string) =>
    new DragomanError(code, { what: message, where, fix }, { cause: error });
  if (/^Permission Error/.test(message)) return as("store/bad-sql", "A question may read the lake and no other file.");
  if (/^Out of Memory Error/.test(message))
    return as("store/bad-sql", "Ask for fewer rows or columns at once, or allow more memory.");
  if (DAMAGED.test(message) && !/^(?:Parser|Catalog|Binder) Error/.test(message))
    return as(
      "store/damaged",
      "If the lake was compacted since it was opened, open it again; else `dragoman verify` says what is damaged.",
    );
  return BAD_SQL.test(message)
    ? as("store/bad-sql", "Correct the SQL; docs/lake.md lists the views and columns.")
    : error;
}

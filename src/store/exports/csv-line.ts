import { stringify } from "csv-stringify/sync";
import type { Cell } from "./table-format.ts";

/** A line of a comma-separated table (RFC 4180, but lines end in LF), quoted where it must be. */
export const csvLine = (cells: readonly Cell[]): string => stringify([cells.map((cell) => cell ?? "")]);

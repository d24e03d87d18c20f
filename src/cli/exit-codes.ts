import { DragomanError, type ErrorCode } from "../errors.ts";

/** Exit status of every command: 0 done, 1 a bug, 2 wrong use, 3 the input cannot be read, 4 it is not for this reader, 5 the installation is broken. */
const STATUS: Readonly<Record<ErrorCode extends `${infer Folder}/${string}` ? Folder : never, number>> = {
  cli: 3,
  text: 3,
  codebook: 5,
  encoder: 5,
  entities: 5,
  store: 3,
  ingest: 3,
  api: 3,
};

const SPECIAL: Partial<Readonly<Record<ErrorCode, number>>> = {
  "cli/usage": 2,
  "codebook/unknown-type": 2,
  "text/bad-date": 2,
  "entities/bad-table": 3,
  "store/unknown-value": 2,
  "store/bad-filter": 2,
  "store/bad-sql": 2,
  "text/not-english": 4,
};

/** The exit status for an error. */
export function exitStatus(error: unknown): number {
  if (!(error instanceof DragomanError)) return 1;
  const folder = error.code.split("/")[0] as keyof typeof STATUS; // every ErrorCode begins with its folder
  return SPECIAL[error.code] ?? STATUS[folder] ?? 1;
}

/** One line for a person: what, where, and what to do. A bug shows its stack only with `--debug`. */
export function errorLine(error: unknown, debug: boolean): string {
  if (error instanceof DragomanError) {
    const { what, where, fix } = error.detail;
    return `dragoman: ${what} (${where}). ${fix} [${error.code}]`;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return debug
    ? `dragoman: a bug.\n${stack}`
    : `dragoman: a bug: ${String(error)}. Run it again with --debug and report what it prints.`;
}

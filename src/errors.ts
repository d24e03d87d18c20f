/** The whole catalogue of errors that dragoman throws on purpose: `folder/problem`. */
export type ErrorCode =
  | "text/span-outside"
  | "text/not-utf8"
  | "text/binary"
  | "text/empty"
  | "text/too-large"
  | "text/not-english"
  | "text/bad-date"
  | "codebook/bad-data"
  | "codebook/unknown-type"
  | "codebook/unknown-mode"
  | "encoder/missing-model"
  | "encoder/bad-model"
  | "encoder/shape"
  | "entities/bad-data"
  | "entities/bad-table"
  | "store/not-a-lake"
  | "store/newer-lake"
  | "store/locked"
  | "store/damaged"
  | "store/unknown-value"
  | "store/bad-filter"
  | "store/bad-sql"
  | "ingest/unknown-format"
  | "ingest/missing"
  | "ingest/unreadable"
  | "ingest/damaged"
  | "ingest/too-large"
  | "ingest/bad-encoding"
  | "ingest/no-text"
  | "ingest/unsafe"
  | "ingest/refused"
  | "ingest/bad-columns"
  | "api/bad-request"
  | "api/not-found"
  | "api/no-lake"
  | "api/wrong-method"
  | "api/wrong-media-type"
  | "api/too-large"
  | "api/busy"
  | "api/too-many-requests"
  | "api/too-slow"
  | "api/no-key"
  | "api/wrong-host"
  | "api/cross-site"
  | "cli/usage"
  | "cli/file-missing"
  | "cli/file-unreadable"
  | "cli/is-directory"
  | "cli/bad-line";

/** What happened (value got, values allowed), where (file:line or document id), and what to do about it. */
export interface ErrorDetail {
  readonly what: string;
  readonly where: string;
  readonly fix: string;
}

/** The one error dragoman throws on purpose: what happened, where, and how to fix it. */
export class DragomanError extends Error {
  static {
    DragomanError.prototype.name = "DragomanError"; // on the prototype, so it is not printed as a field
  }
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail,
    options?: ErrorOptions,
  ) {
    super(`${detail.what} (${detail.where}). ${detail.fix}`, options);
  }
}

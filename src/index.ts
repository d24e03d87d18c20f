export { DragomanError, type ErrorCode, type ErrorDetail } from "./errors.ts";
export { createReader, type Reader, type ReaderOptions, type TextOptions } from "./reader.ts";
export type {
  EntityRecord,
  EventRecord,
  Participant,
  ReadDocument,
  Reading,
  RelationRecord,
  StatementRecord,
} from "./record/reading.ts";
export { readingSchema } from "./record/reading.ts";

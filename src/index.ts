export { type Client, type ClientOptions, createClient } from "./api/client.ts";
export { DragomanError, type ErrorCode, type ErrorDetail } from "./errors.ts";
export type { Coded, Outcome } from "./ingest/code-documents.ts";
export { type CodeInputsOptions, codeInputs } from "./ingest/code-inputs.ts";
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
export { type AskOptions, askEvents } from "./store/ask-events.ts";
export type { CheckedFilter } from "./store/check-values.ts";
export { type Counts, countByPeriod, type PeriodCounts } from "./store/count-by-period.ts";
export { countEvents } from "./store/count-events.ts";
export { type DyadPeriod, dyadSeries, type SeriesOptions } from "./store/dyad-series.ts";
export { findQuotations, type Quotation } from "./store/find-quotations.ts";
export type { Lake, SqlParameters, SqlRow } from "./store/lake.ts";
export { type LakeOptions, openLake } from "./store/open-lake.ts";
export { type FilterQuery, readFilter } from "./store/read-filter.ts";
export { readReading } from "./store/read-reading.ts";
export type { StoredDocument, StoredEvent, StoredStory } from "./store/stored-event.ts";
export { type StorySummary, storySummary } from "./store/story-summary.ts";

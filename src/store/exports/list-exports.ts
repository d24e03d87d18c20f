import { ATTRIBUTION_LINES } from "./attribution-lines.ts";
import { CITATIONS } from "./citation.ts";
import { CSV } from "./csv.ts";
import { EDGE_LIST } from "./edge-list.ts";
import type { ExportFormat } from "./export-format.ts";
import { GDELT_EVENTS } from "./gdelt-events.ts";
import { GDELT_MENTIONS } from "./gdelt-mentions.ts";
import { GRAPHML } from "./graphml.ts";
import { ICEWS } from "./icews.ts";
import { JSON_LD } from "./json-ld.ts";
import { PARQUET } from "./parquet.ts";
import { PHOENIX } from "./phoenix.ts";
import { PLOVER_JSONL } from "./plover-jsonl.ts";
import { POLECAT } from "./polecat.ts";
import { STIX } from "./stix.ts";

/** Every format that events can be exported in, in the order in which help shows them. */
export const EXPORTS: readonly ExportFormat[] = [
  PLOVER_JSONL,
  CSV,
  PARQUET,
  POLECAT,
  ICEWS,
  GDELT_EVENTS,
  GDELT_MENTIONS,
  PHOENIX,
  GRAPHML,
  EDGE_LIST,
  STIX,
  JSON_LD,
  CITATIONS.cff,
  CITATIONS.bibtex,
  CITATIONS.ris,
  ATTRIBUTION_LINES,
];

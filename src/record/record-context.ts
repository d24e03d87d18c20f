import { createHash } from "node:crypto";
import type { Codebook } from "../codebook/plover.ts";
import type { CodedDocument } from "../coder/code-document.ts";
import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import { codePointIndex } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";

/** What turning findings into records needs. */
export interface RecordOptions {
  readonly codebook: Codebook;
  readonly knowledge: KnowledgeBase;
  /** Name and version of the program, as cited. */
  readonly coder: string;
  /** Hash of the model's weights. */
  readonly modelHash: string;
  /** Give the text out even where its licence does not say that it may be shared. */
  readonly withText?: boolean;
}

/** A document's findings with what every part of its record needs: code points, ids, and whether words may be shown. */
export interface RecordContext extends RecordOptions {
  readonly coded: CodedDocument;
  readonly mayShowText: boolean;
  /** Exact words with their place in code points. */
  quote(span: Span): { text: string; start: number; end: number };
  /** A span in code points. */
  range(span: Span): { start: number; end: number };
  /** An id made of what it names: the same text and version give the same. */
  idOf(kind: string, ...parts: readonly (string | number | null)[]): string;
}

/** Licences that let everybody pass the words on, for any purpose and in parts: not those with NC or ND. */
const FREE = /^(CC-BY(-SA)?(-\d\.\d)?|CC0-1\.0|PDDL-1\.0|ODC-By-1\.0|public-domain)$/;

/** Collects what the records of one document share. */
export function recordContext(coded: CodedDocument, options: RecordOptions): RecordContext {
  const { text, hash, license } = coded.document;
  const points = codePointIndex(text);
  const range = ({ start, end }: Span) => ({ start: points.toCodePoints(start), end: points.toCodePoints(end) });
  return {
    ...options,
    coded,
    mayShowText: options.withText === true || FREE.test(license?.spdx ?? ""),
    range,
    quote: (span) => ({ text: text.slice(span.start, span.end), ...range(span) }),
    idOf: (kind, ...parts) =>
      `${kind}-${createHash("sha256")
        .update([hash, kind, ...parts].join("\u0000"))
        .digest("hex")
        .slice(0, 16)}`,
  };
}

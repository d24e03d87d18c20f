import type { Codebook } from "../codebook/plover.ts";
import type { Encoder } from "../encoder/encoder.ts";
import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import type { NewsDocument } from "../text/news-document.ts";
import { buildEvents, type CodedEvent, type Participant, participant } from "./build-events.ts";
import { findMentions } from "./find-mentions.ts";
import { type FoundRelation, findRelations } from "./find-relations.ts";
import { findStatements, type Statement } from "./find-statements.ts";
import { findTriggers } from "./find-triggers.ts";
import { linkMentions } from "./link-mentions.ts";
import { type CodedEntity, resolveChains } from "./resolve-chains.ts";
import { viewScores } from "./score-view.ts";
import { buildWordTable, type WordTable } from "./word-table.ts";

/** What reading needs beside the text. */
export interface Coder {
  readonly encoder: Encoder;
  readonly codebook: Codebook;
  readonly knowledge: KnowledgeBase;
}

/** A statement with its speaker resolved. */
export interface CodedStatement extends Omit<Statement, "speaker"> {
  readonly speaker: Participant | null;
}

/** A relation with its two sides resolved. */
export interface CodedRelation extends Omit<FoundRelation, "subject" | "object"> {
  readonly subject: Participant;
  readonly object: Participant;
}

/** Everything that was read from one document. Offsets are UTF-16. */
export interface CodedDocument {
  readonly document: NewsDocument;
  readonly table: WordTable;
  readonly events: readonly CodedEvent[];
  readonly statements: readonly CodedStatement[];
  readonly relations: readonly CodedRelation[];
  readonly entities: readonly CodedEntity[];
}

/** Codes one document. The order of steps is the order of lines: each needs what a line above returned. */
export async function codeDocument(document: NewsDocument, { encoder, codebook, knowledge }: Coder): Promise<CodedDocument> {
  const table = buildWordTable(document);
  const windows = await encoder.encode(table.words, table.sentences);
  const view = viewScores(windows, encoder.labels);
  const triggers = findTriggers(table, view, encoder.triggerThreshold);
  const mentions = findMentions(table, view);
  const chains = linkMentions(table, view, mentions);
  const { entities, mentionsOf } = resolveChains(document, table, chains, knowledge);
  const statements = findStatements(document, table, view, mentions);
  const { published } = document;
  const { calibration } = encoder;
  const events = buildEvents({ table, view, triggers, mentions, mentionsOf, statements, published, calibration, codebook, knowledge });
  const relations = findRelations(table, view, mentions);
  const who = (mention: Parameters<typeof participant>[1]) => participant({ mentionsOf }, mention);
  return {
    document,
    table,
    events,
    statements: statements.map((s) => ({ ...s, speaker: s.speaker && who(s.speaker) })),
    relations: relations.map((r) => ({ ...r, subject: who(r.subject), object: who(r.object) })),
    entities,
  };
}

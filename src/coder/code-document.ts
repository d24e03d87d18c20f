import type { Codebook } from "../codebook/plover.ts";
import type { Encoder } from "../encoder/encoder.ts";
import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import type { NewsDocument } from "../text/news-document.ts";
import { covers, type Span } from "../text/span.ts";
import { buildEvents, type CodedEvent } from "./build-events.ts";
import { dateEvents } from "./date-events.ts";
import { findKnownNames } from "./find-known-names.ts";
import { bySentence, findMentions } from "./find-mentions.ts";
import { findRelations } from "./find-relations.ts";
import { findStatements, type Statement, withSpeakers } from "./find-statements.ts";
import { findTriggers } from "./find-triggers.ts";
import { countriesBySentence, judgeMentions } from "./judge-mentions.ts";
import { linkMentions } from "./link-mentions.ts";
import { type CodedRelation, nameSides, withoutRepeats } from "./name-relations.ts";
import { type Participant, participant } from "./participants.ts";
import { type CodedEntity, resolveChains } from "./resolve-chains.ts";
import { viewScores } from "./score-view.ts";
import { stateRelations } from "./state-relations.ts";
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
export async function codeDocument(
  document: NewsDocument,
  { encoder, codebook, knowledge }: Coder,
): Promise<CodedDocument> {
  const { published } = document;
  const table = buildWordTable(document);
  const view = viewScores(await encoder.encode(table.words, table.sentences), encoder);
  const triggers = findTriggers(table, view);
  const seen = findMentions(table, view);
  const found = [...seen, ...findKnownNames(table, seen, knowledge)];
  const statements = findStatements(document, table, view, found);
  const mentions = withSpeakers(found, statements);
  const { judged, countries } = judgeMentions(table, mentions, { knowledge, published });
  const chains = linkMentions(judged, { table, view, statements });
  const cast = {
    table,
    knowledge,
    ...resolveChains(chains, { table, countriesIn: countriesBySentence(table, judged), countries }),
  };
  const mentionsIn = bySentence(table, mentions);
  const { calibration } = encoder;
  const built = buildEvents({
    ...cast,
    view,
    triggers,
    mentionsIn,
    statements,
    published,
    calibration,
    codebook,
  });
  const quoted = (span: Span) => document.quotations.some((quotation) => covers(quotation.span, span));
  const events = dateEvents(built, { table, mentionsIn, published, quoted });
  const relations = [...stateRelations(cast, mentions, mentionsIn), ...findRelations(table, view, mentionsIn)];
  return {
    document,
    table,
    events,
    statements: statements.map((s) => ({ ...s, speaker: s.speaker && participant(cast, s.speaker) })),
    relations: withoutRepeats(relations.map((r) => nameSides(cast, r))),
    entities: cast.entities,
  };
}

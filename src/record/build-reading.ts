import type { CodedDocument, CodedStatement } from "../coder/code-document.ts";
import type { CodedRelation } from "../coder/name-relations.ts";
import { DragomanError } from "../errors.ts";
import { documentRecord } from "./document.ts";
import { eventRecord } from "./events.ts";
import { entityRecords, participantRecord } from "./participants.ts";
import type { Reading, RelationRecord, StatementRecord } from "./reading.ts";
import { type RecordContext, type RecordOptions, recordContext } from "./record-context.ts";

/** The reading of a coded document: offsets become code points here and nowhere else. */
export function buildReading(coded: CodedDocument, options: RecordOptions): Reading {
  const context = recordContext(coded, options);
  return {
    document: documentRecord(context),
    events: coded.events.map((event) => eventRecord(context, event)),
    statements: coded.statements.map((statement) => statementRecord(context, statement)),
    relations: coded.relations.map((relation) => relationRecord(context, relation)),
    entities: entityRecords(context),
    warnings: [],
    error: null,
  };
}

function statementRecord(context: RecordContext, statement: CodedStatement): StatementRecord {
  const { text, start, end } = context.quote(statement.content);
  return {
    id: context.idOf("statement", start, end, statement.cue?.start ?? null),
    speaker: statement.speaker && participantRecord(context, statement.speaker),
    cue: statement.cue && context.quote(statement.cue),
    form: statement.form,
    start,
    end,
    text: context.mayShowText ? text : null,
    sequence: context.coded.table.sentenceIds[statement.sentence] ?? 0,
  };
}

function relationRecord(context: RecordContext, relation: CodedRelation): RelationRecord {
  const subject = participantRecord(context, relation.subject);
  const object = participantRecord(context, relation.object);
  const date = relation.date;
  return {
    id: context.idOf("relation", relation.relation, subject.start, subject.end, object.start, object.end),
    subject,
    relation: relation.relation,
    object,
    date,
    ...context.range(relation.span),
  };
}

/** The line of a document that could not be read: its error, and empty lists. */
export function failedReading(id: string, error: unknown): Reading {
  const detail =
    error instanceof DragomanError
      ? { code: error.code, ...error.detail }
      : { code: "bug", what: String(error), where: id, fix: "Please report this with the text that caused it." };
  return {
    document: {
      id,
      hash: "",
      url: null,
      title: null,
      text: null,
      language: null,
      published: null,
      published_bounds: null,
      dateline: null,
      publisher: null,
      license: null,
      sentences: [],
    },
    events: [],
    statements: [],
    relations: [],
    entities: [],
    warnings: [],
    error: detail,
  };
}

import type { Codebook } from "../../src/codebook/plover.ts";
import { type MarkedDocument, RELATIONS } from "./read-corpus.ts";

/** How often each value of one field is marked. */
export interface Cells {
  readonly field: string;
  /** Whether the field has a closed set of values, so that a value can be missing. */
  readonly closed: boolean;
  /** Value to count: a closed set in its own order and with zeros, an open one most frequent first. */
  readonly counts: ReadonlyMap<string, number>;
}

const FORMS = ["direct", "indirect", "mixed"];

/** Counts the marks of a corpus by type, mode, flag, context, statement form, relation, register and country. */
export function countCells(documents: readonly MarkedDocument[], codebook: Codebook): readonly Cells[] {
  const events = documents.flatMap((document) => document.events);
  const modes = codebook.types.flatMap((type) => type.modes.map((mode) => `${type.name}.${mode.name}`));
  const names = (entries: readonly { readonly name: string }[]) => entries.map((entry) => entry.name);
  const statements = documents.flatMap((document) => document.statements);
  const relations = documents.flatMap((document) => document.relations);
  return [
    closed(
      "type",
      names(codebook.types),
      events.map((event) => event.type),
    ),
    closed(
      "mode",
      modes,
      events.flatMap((event) => event.modes.map((mode) => `${event.type}.${mode}`)),
    ),
    closed(
      "flag",
      names(codebook.flags),
      events.flatMap((event) => event.aux),
    ),
    closed(
      "context",
      names(codebook.contexts),
      events.flatMap((event) => event.contexts),
    ),
    closed(
      "form",
      FORMS,
      statements.map((statement) => statement.form),
    ),
    closed(
      "relation",
      RELATIONS,
      relations.map((relation) => relation.relation),
    ),
    open(
      "register",
      documents.map((document) => document.raw.register),
    ),
    open("country", documents.flatMap(countriesOf)),
  ];
}

/** The countries of a document's entities, each once: what matters is in how many documents a country occurs. */
function countriesOf({ raw }: MarkedDocument): readonly string[] {
  return [...new Set(raw.entities.flatMap((entity) => entity.c ?? []))];
}

function closed(field: string, values: readonly string[], marked: readonly string[]): Cells {
  const counts = new Map(values.map((value) => [value, 0]));
  for (const value of marked) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { field, closed: true, counts };
}

function open(field: string, marked: readonly string[]): Cells {
  const { counts } = closed(field, [], marked);
  return { field, closed: false, counts: new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) };
}

/** The values of a field that are marked fewer than `min` times, those never marked first. */
export function thinCells({ counts }: Cells, min: number): readonly (readonly [value: string, count: number])[] {
  return [...counts].filter(([, count]) => count < min).sort(([, m], [, n]) => m - n);
}

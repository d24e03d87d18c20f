import { createHash } from "node:crypto";
import type { ClosableReader } from "../../src/cli/lazy-reader.ts";
import { DragomanError } from "../../src/errors.ts";
import { failedReading } from "../../src/record/build-reading.ts";
import type { EventRecord, Reading } from "../../src/record/reading.ts";
import { inventedReading } from "../invented-reading.ts";

/** A reader without a model: each text has one event, that of its first word. Texts that begin with "Nicht" are not English. */
export function fakeReader(): ClosableReader & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    coder: "fake 1",
    modelHash: "none",
    close: async () => {},
    tryRead: async (text, said) => {
      texts.push(text);
      const id = said.id ?? "text";
      if (text.startsWith("Nicht")) return failedReading(id, notEnglish(id));
      const mayShow = said.withText || (said.license?.spdx ?? null) !== null;
      return readingOf(text, { ...said, id, mayShow });
    },
  };
}

type Said = Parameters<ClosableReader["tryRead"]>[1] & { readonly id: string; readonly mayShow: boolean };

function readingOf(text: string, { id, mayShow, title, url, date, publisher, license }: Said): Reading {
  const [pattern] = inventedReading(1, 1).events;
  const word = /^\S*/.exec(text)?.[0] ?? "";
  const size = [...text].length;
  const end = [...word].length;
  const event: EventRecord = {
    ...(pattern as EventRecord), // inventedReading(1, 1) has one
    id: createHash("sha256").update(`${id} event`).digest("hex").slice(0, 16),
    document_id: id,
    actor: [],
    recipient: [],
    date: null,
    date_info: null,
    event_text: [{ text: word, start: 0, end }],
    text_info: { sequence: 0, start: 0, end: size },
    text: mayShow ? text : null,
  };
  return {
    document: {
      id,
      hash: createHash("sha256").update(text).digest("hex"),
      url: url ?? null,
      title: title ?? null,
      text: mayShow ? text : null,
      language: "en",
      published: date ?? null,
      published_bounds: null,
      dateline: null,
      publisher: publisher ? { name: publisher, wikidata: null } : null,
      license: license
        ? {
            spdx: license.spdx ?? null,
            url: license.url ?? null,
            holder: license.holder ?? null,
            start: null,
            end: null,
          }
        : null,
      sentences: [[0, size]],
    },
    events: [event],
    statements: [],
    relations: [],
    entities: [],
    warnings: [],
    error: null,
  };
}

const notEnglish = (where: string) =>
  new DragomanError("text/not-english", { what: "this is German", where, fix: "Give English." });

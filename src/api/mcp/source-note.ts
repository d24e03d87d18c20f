import { z } from "zod";
import { shortId } from "./short-id.ts";

/** Where words come from and under which terms: one for each document of an answer, however many of its events are told. */
export const SourceNote = z.object({
  document_id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  license: z.string().nullable().describe("SPDX id or public-domain; null: not stated, so its text is not free"),
  attribution: z.string().nullable().describe("the line that the licence asks for: print it where you quote"),
});

export type SourceNote = z.output<typeof SourceNote>;

interface Sourced {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly license: string | null;
  readonly attribution: string | null;
}

/** The documents of an answer, each once, in the order in which they come first. */
export function sourceNotes(documents: readonly Sourced[]): SourceNote[] {
  const notes = documents.map(({ id, title, publisher, published, url, license, attribution }) => {
    return { document_id: id, title, publisher, published, url, license, attribution };
  });
  return [...new Map(notes.map((note) => [note.document_id, note])).values()];
}

/** The sources as text: which they are, and the lines that are owed. */
export function sourceLines(notes: readonly SourceNote[]): readonly string[] {
  if (notes.length === 0) return [];
  const line = (note: SourceNote) =>
    [
      shortId(note.document_id),
      note.title ?? "untitled",
      note.publisher ?? "publisher unknown",
      note.published ?? "undated",
      note.url,
      `licence ${note.license ?? "not stated"}`,
    ].filter(Boolean);
  const owed = [...new Set(notes.flatMap(({ attribution }) => attribution ?? []))];
  return [
    "Sources:",
    ...notes.map((note) => `  ${line(note).join(" | ")}`),
    ...(owed.length > 0 ? ["Attribution owed where you quote:", ...owed.map((each) => `  ${each}`)] : []),
  ];
}

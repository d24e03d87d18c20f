import { styleText } from "node:util";
import type { EventRecord, StatementRecord } from "../record/reading.ts";

type Style = (text: string) => string;

/** How the parts of a reading are set apart: by colour on a terminal, by letters alone elsewhere. */
export interface Paint {
  readonly color: boolean;
  readonly actor: Style;
  readonly act: Style;
  readonly recipient: Style;
  readonly speaker: Style;
  readonly flag: Style;
  readonly dim: Style;
  readonly bold: Style;
}

/** The styles for a terminal with or without colour. */
export function paintFor(color: boolean): Paint {
  const style = (...formats: Parameters<typeof styleText>[0][]): Style =>
    color
      ? (text) => formats.reduce<string>((shown, format) => styleText(format, shown, { validateStream: false }), text)
      : (text) => text;
  return {
    color,
    actor: style("cyan"),
    act: style("bold", "yellow"),
    recipient: style("magenta"),
    speaker: style("green"),
    flag: style("red"),
    dim: style("dim"),
    bold: style("bold"),
  };
}

/** Stands for the space behind a bracket's letter, where no line may end: a character that no text holds. */
const GLUE = "\ufdd0";

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly letters: Set<string>;
}

/** A sentence, wrapped, with each role's words in brackets behind its letter: "[A police] [V arrested] [R two men]". */
export function markSentence(
  points: readonly string[],
  [start, end]: readonly [number, number],
  {
    events,
    statements,
    paint,
    number,
    width,
  }: {
    events: readonly EventRecord[];
    statements: readonly StatementRecord[];
    paint: Paint;
    number: number;
    width: number;
  },
): string[] {
  const marks = collectMarks(events, statements).filter((m) => start <= m.start && m.end <= end);
  let shown = "";
  let at = start;
  const plain = (from: number, to: number) => points.slice(from, to).join("");
  for (const mark of marks) {
    shown += plain(at, mark.start) + bracket(plain(mark.start, mark.end), [...mark.letters], paint);
    at = mark.end;
  }
  shown += plain(at, end);
  return wrap(shown.replace(/\s+/g, " "), { first: `${String(number).padStart(2)}  `, rest: "    ", width });
}

/** Marks that do not overlap: acts first, then the longest. */
function collectMarks(events: readonly EventRecord[], statements: readonly StatementRecord[]): Mark[] {
  const wanted: { start: number; end: number; letter: string }[] = [];
  const add = (letter: string, span: { start: number | null; end: number | null } | null | undefined) => {
    if (span && span.start !== null && span.end !== null) wanted.push({ start: span.start, end: span.end, letter });
  };
  for (const e of events) {
    for (const t of e.event_text) add("V", t);
    for (const p of e.actor) add("A", p);
    for (const p of e.recipient) add("R", p);
  }
  for (const s of statements) add("S", s.speaker);
  const order = wanted.sort(
    (a, b) => Number(b.letter === "V") - Number(a.letter === "V") || b.end - b.start - (a.end - a.start),
  );
  const marks: Mark[] = [];
  for (const { start, end, letter } of order) {
    const same = marks.find((m) => m.start === start && m.end === end);
    if (same) same.letters.add(letter);
    else if (!marks.some((m) => start < m.end && m.start < end)) marks.push({ start, end, letters: new Set([letter]) });
  }
  return marks.sort((a, b) => a.start - b.start);
}

function bracket(words: string, letters: readonly string[], { actor, act, recipient, speaker }: Paint): string {
  const [first] = letters;
  const style = first === "V" ? act : first === "A" ? actor : first === "R" ? recipient : speaker;
  return style(`[${letters.join("")}${GLUE}${words}]`);
}

/** Lines of at most `width` visible characters, where a single word is not longer; colour codes take no room. */
export function wrap(text: string, { first, rest, width }: { first: string; rest: string; width: number }): string[] {
  // The escape character is what colour codes begin with.
  const visible = (s: string) => s.replace(/\u001b\[[0-9;]*m/g, "").length;
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    if (visible(line) + visible(word) > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = rest;
    }
    line += `${word.replaceAll(GLUE, " ")} `;
  }
  return [...lines, line.trimEnd()];
}

import type { EventRecord, Participant, Reading, RelationRecord, StatementRecord } from "../record/reading.ts";
import { counted } from "../text/counted.ts";
import { explainEvent } from "./explain-event.ts";
import { markSentence, type Paint, paintFor, wrap } from "./mark-sentence.ts";

interface ShowOptions {
  readonly color: boolean;
  readonly explain: boolean;
  /** Columns of the terminal; null where there is none: then a claim is one line, however long. */
  readonly columns: number | null;
}

/** Longer lines are hard to read, whatever the terminal's width. */
const WIDTH = 100;

/** A reading for a person: each sentence with its marks, under it one line for each claim, at the end what stayed open. */
export function showReading(reading: Reading, text: string, { color, explain, columns }: ShowOptions): string {
  const width = Math.min(WIDTH, Math.max(40, columns ?? WIDTH));
  const fitted = (line: string) =>
    columns === null ? [line] : line.split("\n").flatMap((l) => wrap(l.trimStart(), hanging(l, width)));
  const paint = paintFor(color);
  const points = Array.from(text);
  const blocks = reading.document.sentences.flatMap((range, sequence) => {
    const events = reading.events.filter((e) => e.text_info.sequence === sequence);
    const statements = reading.statements.filter((s) => s.sequence === sequence);
    if (events.length + statements.length === 0) return [];
    const lines = [
      ...markSentence(points, range, { events, statements, paint, number: sequence + 1, width }),
      ...events.flatMap((e) => [eventLine(e, paint), ...(explain ? explainEvent(e) : [])]).flatMap(fitted),
      ...statements.map((s) => statementLine(s, points, { paint, width })),
    ];
    return [lines.join("\n")];
  });
  const parts = [
    fitted(head(reading, paint)).join("\n"),
    ...blocks,
    fitted(relationsBlock(reading.relations, paint)).join("\n"),
    fitted(openBlock(reading, paint)).join("\n"),
    foot(reading),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** A claim that does not fit goes on deeper than it began. */
function hanging(line: string, width: number): { first: string; rest: string; width: number } {
  const first = line.slice(0, line.length - line.trimStart().length);
  return { first, rest: `${first}    `, width };
}

function head({ document }: Reading, { dim, bold }: Paint): string {
  const facts = [
    document.publisher?.name,
    document.license?.spdx,
    document.dateline &&
      [document.dateline.name ?? document.dateline.text, document.dateline.country].filter(Boolean).join(", "),
    document.published ?? boundsLine(document.published_bounds),
  ];
  const legend = dim("Marks: A actor, V act, R recipient, S speaker");
  return [document.title ? bold(document.title) : "", facts.filter(Boolean).join(" · "), legend]
    .filter(Boolean)
    .join("\n");
}

function boundsLine(bounds: Reading["document"]["published_bounds"]): string {
  if (!bounds) return "publication date not stated";
  const { not_before, not_after, weekday } = bounds;
  const between = [
    not_before && `not before ${not_before}`,
    not_after && `not after ${not_after}`,
    weekday && `on a ${weekday}`,
  ].filter(Boolean);
  return `publication date not stated (${between.join(", ")})`;
}

/** "IRN GOV Ebrahim Raisi": the code, the sector, and the name where it is known. */
function who(list: readonly Participant[]): string {
  return list
    .map((p) =>
      [
        p.code ?? "???",
        p.sector,
        p.identifier_text && p.entity_text !== p.identifier_text ? `(${p.identifier_text})` : null,
      ]
        .filter(Boolean)
        .join(" "),
    )
    .join(" + ");
}

function eventLine(e: EventRecord, { act, dim, flag }: Paint): string {
  const name = [e.event, ...e.mode].join(" ");
  const flags = e.auxiliary.length > 0 ? flag(` [${e.auxiliary.join(", ")}]`) : "";
  const sides = e.recipient.length > 0 ? `${who(e.actor)} → ${who(e.recipient)}` : who(e.actor);
  const size =
    e.size &&
    Object.entries(e.size).flatMap(([kind, n]) =>
      n ? [`${n.least.toLocaleString("en")}${n.most === null || n.most > n.least ? "+" : ""} ${kind}`] : [],
    );
  const details = [
    e.event_loc && `at ${e.event_loc.resolved_place ?? e.event_loc.extracted_place}`,
    e.date ?? (e.date_info && `"${e.date_info.text}"`),
    ...(size ?? []),
    e.attribution && `says ${e.attribution.identifier_text ?? e.attribution.entity_text}`,
    e.confidence.toFixed(2),
  ];
  return `    ${act(name)}${flags}  ${sides}  ${dim(details.filter(Boolean).join(" · "))}`;
}

function statementLine(
  s: StatementRecord,
  points: readonly string[],
  { paint: { speaker, dim }, width }: { paint: Paint; width: number },
): string {
  const name = s.speaker ? `${s.speaker.identifier_text ?? s.speaker.entity_text}` : "(not named)";
  const words = points.slice(s.start, s.end).join("").replace(/\s+/g, " ");
  const room = Math.max(20, width - 15 - name.length - s.form.length);
  const letters = Array.from(words); // never half of an emoji
  const shown = letters.length > room ? `${letters.slice(0, room - 1).join("")}…` : words;
  return `    ${speaker("SAYS")} ${name}, ${s.form}: ${dim(`“${shown}”`)}`;
}

function relationsBlock(relations: readonly RelationRecord[], { bold }: Paint): string {
  if (relations.length === 0) return "";
  const name = (p: Participant) => p.identifier_text ?? p.entity_text;
  return [
    bold("Relations"),
    ...relations.map(
      (r) => `    ${name(r.subject)} — ${r.relation} — ${name(r.object)}${r.date ? ` (${r.date})` : ""}`,
    ),
  ].join("\n");
}

/** Participants without a country or sector, each once, with the reason. */
function openBlock(reading: Reading, { bold }: Paint): string {
  const open = new Map<string, string>();
  for (const p of reading.events.flatMap((e) => [...e.actor, ...e.recipient])) {
    if (p.code !== null || p.entity_text === null) continue;
    open.set(
      p.entity_text,
      [p.reason, p.candidates.length > 0 ? `perhaps ${p.candidates.join(" or ")}` : ""].filter(Boolean).join("; "),
    );
  }
  for (const e of reading.events)
    if (e.date_info && e.date === null)
      open.set(
        e.date_info.text,
        reading.document.published === null ? "no publication date to count from (--date)" : "does not say which day",
      );
  if (open.size === 0) return "";
  return [bold("Left open"), ...[...open].map(([words, reason]) => `    “${words}”: ${reason}`)].join("\n");
}

function foot({ events, statements, relations, document }: Reading): string {
  const counts = [
    counted(events.length, "event"),
    counted(statements.length, "statement"),
    counted(relations.length, "relation"),
  ].join(", ");
  const owed = document.license?.holder ? `\nText: ${document.license.holder}, ${document.license.spdx}` : "";
  return `${counts} in ${counted(document.sentences.length, "sentence")}${owed}`;
}

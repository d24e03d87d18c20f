import { BASIS_WORDS } from "../record/basis-words.ts";
import type { EventRecord, Participant } from "../record/reading.ts";

/** For every field of an event: its value, the words that show it, and the head of the model or the rule that gave it. */
export function explainEvent(e: EventRecord): string[] {
  const trigger = e.event_text.map((t) => quoted(t)).join(", ");
  const { model_type, score, rule } = e.event_info;
  return [
    row(
      "event",
      e.event,
      `${trigger}; type head: ${model_type} ${score.toFixed(2)}${rule ? `; codebook rule: ${rule}` : ""}`,
    ),
    row("mode", e.mode.join(", ") || "none", `mode head at ${trigger}`),
    row("context", e.context.join(", ") || "none", `context head at ${trigger}`),
    ...e.auxiliary.map((flag) => row(flag, "yes", `${quoted(e.auxiliary_cues[flag])}; flag head`)),
    ...e.actor.map((p) => participantRow("actor", p)),
    ...e.recipient.map((p) => participantRow("recipient", p)),
    ...(e.event_loc
      ? [
          row(
            "place",
            e.event_loc.resolved_place ?? "open",
            `${quoted({ ...e.event_loc, text: e.event_loc.extracted_place })}; place arc; ${e.event_loc.reason}`,
          ),
        ]
      : []),
    ...(e.date_info
      ? [
          row(
            "date",
            e.date ?? "open",
            `${quoted(e.date_info)}; time words; ${e.date_info.granularity}, ${e.date === null && e.date_info.basis === "published" ? "does not say which day" : BASIS_WORDS[e.date_info.basis]}`,
          ),
        ]
      : []),
    ...(e.size
      ? Object.entries(e.size).flatMap(([kind, n]) =>
          n ? [row(kind, String(n.least), `${quoted(n)}; number rule`)] : [],
        )
      : []),
    ...(e.attribution ? [participantRow("said by", e.attribution)] : []),
    row("score", String(e.event_scale), `codebook table; CAMEO ${e.cameo}, Goldstein ${e.goldstein}`),
    row("confidence", e.confidence.toFixed(3), "type and actor scores, calibrated on held-out documents"),
  ];
}

function participantRow(role: string, p: Participant): string {
  const value = [p.code ?? "open", p.sector].filter(Boolean).join(" ");
  if (p.start === null || p.end === null || p.entity_text === null) return row(role, value, p.reason);
  const via = p.via.length > 0 ? `; through ${p.via.map(quoted).join(", ")}` : "";
  return row(
    role,
    value,
    `${quoted({ text: p.entity_text, start: p.start, end: p.end })}; ${sourceOf(role, p)}; ${p.reason}${via}`,
  );
}

function quoted(words: { readonly text: string; readonly start: number; readonly end: number } | undefined): string {
  return words ? `“${words.text}” ${words.start}–${words.end}` : "no words";
}

function row(field: string, value: string, because: string): string {
  return `        ${field.padEnd(13)}${value.padEnd(12)} ${because}`;
}

/** The head or rule that gave a participant. */
function sourceOf(role: string, { reason }: Participant): string {
  if (reason.startsWith("host of the visit")) return "codebook rule";
  return `${role === "said by" ? "attribution" : role} arc`;
}

import { BASIS_WORDS } from "../../record/basis-words.ts";
import type { EventRecord, Participant } from "../../record/reading.ts";

/** Why one field of an event has its value. */
export interface ExplainedField {
  readonly field: string;
  readonly value: string;
  /** The words of the text that show it, with their code points; none where a table alone gave it. */
  readonly words: readonly Words[];
  /** The head of the model, the rule or the table that gave it. */
  readonly because: string;
  /** Who or what it may be, where that stays open. */
  readonly candidates: readonly string[];
}

interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Given = Pick<ExplainedField, "field" | "value" | "because"> & Partial<ExplainedField>;

const explained = (given: Given): ExplainedField => ({ words: [], candidates: [], ...given });

/** For every field of an event: its value, the words that show it, and what gave it. */
export function explainFields(e: EventRecord): readonly ExplainedField[] {
  const trigger = e.event_text;
  const { model_type, score, rule } = e.event_info;
  const head = `type head of the model: ${model_type}, score ${score.toFixed(2)}`;
  return [
    explained({
      field: "type",
      value: e.event,
      words: trigger,
      because: rule ? `${head}; codebook rule: ${rule}` : head,
    }),
    ...e.mode.map((value) => explained({ field: "mode", value, words: trigger, because: "mode head at these words" })),
    ...e.context.map((value) =>
      explained({ field: "context", value, words: trigger, because: "context head at these words" }),
    ),
    ...e.auxiliary.map((value) => flagOf(value, e)),
    ...e.actor.map((who) => participantOf("actor", who)),
    ...e.recipient.map((who) => participantOf("recipient", who)),
    ...(e.attribution ? [participantOf("said_by", e.attribution)] : []),
    ...placeAndDate(e),
    ...Object.entries(e.size ?? {}).flatMap(([of, n]) =>
      n ? [explained({ field: of, value: boundsOf(n), words: [wordsOf(n)], because: "number rule" })] : [],
    ),
    explained({
      field: "scores",
      value: `PLOVER ${e.event_scale}, CAMEO ${e.cameo}, Goldstein ${e.goldstein}`,
      because: "codebook table, by type and mode",
    }),
    explained({
      field: "confidence",
      value: e.confidence.toFixed(3),
      because: "scores of type and actor, calibrated on documents that were not trained on",
    }),
  ];
}

function flagOf(field: EventRecord["auxiliary"][number], { auxiliary_cues }: EventRecord): ExplainedField {
  const cue = auxiliary_cues[field];
  return explained({ field, value: "yes", words: cue ? [wordsOf(cue)] : [], because: "flag head at these words" });
}

function participantOf(field: string, who: Participant): ExplainedField {
  const { entity_text: text, start, end, reason, via, candidates } = who;
  const own = text === null || start === null || end === null ? [] : [{ text, start, end }];
  const name = who.identifier_text ?? text;
  const codes = [who.code ?? "code open", who.sector ?? "sector open"].join(", ");
  return {
    field,
    value: [name ?? "not named", codes, who.office, who.identifier_id].filter(Boolean).join("; "),
    words: [...own, ...via.map(wordsOf)],
    because: `${reason}${via.length > 0 ? "; found through the mentions behind its own words" : ""}`,
    candidates,
  };
}

function placeAndDate({ event_loc, date, date_info }: EventRecord): readonly ExplainedField[] {
  const { resolved_place = null, extracted_place = "", reason = "" } = event_loc ?? {};
  return [
    ...(event_loc
      ? [
          explained({
            field: "place",
            value: [resolved_place ?? "open", event_loc.country_code].filter(Boolean).join(", "),
            words: [wordsOf({ ...event_loc, text: extracted_place })],
            because: reason,
          }),
        ]
      : []),
    ...(date_info
      ? [
          explained({
            field: "date",
            value: date ?? "open",
            words: [wordsOf(date_info)],
            because: `${date_info.granularity}; ${BASIS_WORDS[date_info.basis]}`,
          }),
        ]
      : []),
  ];
}

const boundsOf = ({ least, most }: { readonly least: number; readonly most: number | null }): string =>
  most === null ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;

const wordsOf = ({ text, start, end }: Words): Words => ({ text, start, end });

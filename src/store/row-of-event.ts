import type { EventRecord, Participant } from "../record/reading.ts";
import { daysIn, firstDay, lastDay } from "./day-bounds.ts";
import type { LakeRow } from "./lake-tables.ts";

/** The row of an event. @param published the date of its document */
export function rowOfEvent(event: EventRecord, published: string | null): LakeRow<"events"> {
  const { event_loc: place } = event;
  return {
    event_id: event.id,
    document_id: event.document_id,
    event: event.event,
    mode: event.mode,
    context: event.context,
    auxiliary: event.auxiliary,
    auxiliary_cues_json: json(event.auxiliary_cues),
    event_info_json: json(event.event_info),
    quad_code: event.quad_code,
    event_scale: event.event_scale,
    cameo: event.cameo,
    goldstein: event.goldstein,
    actor_codes: codesOf(event.actor),
    recipient_codes: codesOf(event.recipient),
    date: event.date,
    ...daysOf(event.date),
    date_info_json: json(event.date_info),
    place: place?.extracted_place ?? null,
    place_name: place?.resolved_place ?? null,
    place_country: place?.country_code ?? null,
    geonameid: place?.geonameid ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    event_loc_json: json(place),
    ...sizesOf(event.size),
    size_json: json(event.size),
    trigger: event.event_text.map(({ text }) => text).join(" … "),
    event_text_json: json(event.event_text),
    confidence: event.confidence,
    text: event.text,
    sequence: event.text_info.sequence,
    start: event.text_info.start,
    end: event.text_info.end,
    cite_info_json: json(event.cite_info),
    published,
  };
}

const codesOf = (list: readonly Participant[]): string[] => [
  ...new Set(list.flatMap(({ code, sector }) => (code ? [code, ...(sector ? [`${code}.${sector}`] : [])] : []))),
];

/** A day that no calendar has, as 2023-02-30, means no day. */
function daysOf(date: string | null): { readonly date_from: string | null; readonly date_to: string | null } {
  const [year = Number.NaN, month = 1, day = 1] = (date ?? "").split("-").map(Number);
  const isDay = date !== null && 1 <= month && month <= 12 && 1 <= day && day <= daysIn(year, month);
  return { date_from: isDay ? firstDay(date) : null, date_to: isDay ? lastDay(date) : null };
}

const KINDS = ["dead", "injured", "arrested", "crowd"] as const;
type Size = "dead" | "injured" | "arrested" | "crowd";
type Sizes = { readonly [S in `${Size}_${"least" | "most"}`]: number | null };

function sizesOf(size: EventRecord["size"]): Sizes {
  const cells = KINDS.flatMap((kind) => [
    [`${kind}_least`, capped(size?.[kind]?.least)],
    [`${kind}_most`, capped(size?.[kind]?.most)],
  ]);
  return Object.fromEntries(cells) as Sizes; // sound: each kind has both
}

/** The column has 32 bits; "three billion" stands in full in `size_json`. */
const capped = (count: number | null | undefined): number | null =>
  typeof count === "number" ? Math.min(count, 2 ** 31 - 1) : null;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

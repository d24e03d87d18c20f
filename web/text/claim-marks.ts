import type { EventRecord, Participant, Reading } from "../api/answers.ts";
import { codePoints } from "./code-points.ts";
import type { Mark } from "./split-spans.ts";

/** What words do in a claim or a statement. */
export type Role = "act" | "actor" | "recipient" | "speaker" | "place" | "time" | "size" | "flag" | "statement" | "cue";

/** What one mark stands for; `of` is the id of its claim or statement. */
export interface ClaimMark {
  readonly role: Role;
  readonly of: string;
  readonly quad: number;
}

type Placed = { readonly start: number | null; readonly end: number | null };

/**
 * Every span of a reading as a mark of the text, in UTF-16 code units: statements first, then claim by claim.
 *
 * @param from code points to take off each offset, for a text that begins later than its document
 */
export function claimMarks(
  text: string,
  {
    events,
    statements = [],
    from = 0,
  }: Partial<Pick<Reading, "statements">> & Pick<Reading, "events"> & { from?: number },
): readonly Mark<ClaimMark>[] {
  const { toUnits } = codePoints(text);
  const length = text.length === 0 ? 0 : Array.from(text).length;
  const place = (value: ClaimMark, { start, end }: Placed): readonly Mark<ClaimMark>[] =>
    start === null || end === null || start < from || end - from > length
      ? []
      : [{ start: toUnits(start - from), end: toUnits(end - from), value }];
  return [
    ...statements.flatMap((statement) => {
      const mark = (role: Role) => ({ role, of: statement.id, quad: 0 });
      return [
        ...place(mark("statement"), statement),
        ...(statement.speaker ? place(mark("speaker"), statement.speaker) : []),
        ...(statement.cue ? place(mark("cue"), statement.cue) : []),
      ];
    }),
    ...events.flatMap((event) =>
      rolesOf(event).flatMap(([role, words]) => place({ role, of: event.id, quad: event.quad_code }, words)),
    ),
  ];
}

function rolesOf(event: EventRecord): readonly (readonly [Role, Placed])[] {
  const all = (role: Role, participants: readonly Participant[]) => participants.map((one) => [role, one] as const);
  const sizes = Object.values(event.size ?? {}).flatMap((size) => (size ? [["size", size] as const] : []));
  return [
    ...event.event_text.map((words) => ["act", words] as const),
    ...all("actor", event.actor),
    ...all("recipient", event.recipient),
    ...(event.attribution ? all("speaker", [event.attribution]) : []),
    ...(event.event_loc ? [["place", event.event_loc] as const] : []),
    ...(event.date_info ? [["time", event.date_info] as const] : []),
    ...sizes,
    ...Object.values(event.auxiliary_cues).map((words) => ["flag", words] as const),
  ];
}

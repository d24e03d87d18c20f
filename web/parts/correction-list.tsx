import type { Changes, Correction } from "../api/answers.ts";
import { showDate } from "../format/show-date.ts";

/** What readers have said of a claim, the latest last. */
export function CorrectionList({ corrections }: { readonly corrections: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  return (
    <ul class="corrections" role="status" aria-label="Corrections">
      {corrections.map((one) => (
        <li key={one.id}>
          <strong>{one.kind === "wrong" ? "✕ Marked wrong" : "✎ Corrected"}</strong> by {one.by},{" "}
          {showDate(one.created)}
          {one.changes ? `: ${changeWords(one.changes)}` : ""}
          {one.note ? `. “${one.note}”` : ""}
        </li>
      ))}
    </ul>
  );
}

function changeWords({ event, mode, actor = [], recipient = [], date, auxiliary }: Changes): string {
  const roles = [
    ...actor.map((change) => ["actor", change] as const),
    ...recipient.map((change) => ["recipient", change] as const),
  ].map(([role, { position, code, sector, role: to }]) => {
    const moved = to === undefined ? null : to === "none" ? "is none" : `is ${to}`;
    const coded = code || sector ? `is ${[code, sector].filter(Boolean).join(".")}` : null;
    return `${role} ${position + 1} ${[moved, coded].filter(Boolean).join(", ")}`;
  });
  return [
    event ? `type is ${event}` : null,
    mode ? `mode is ${mode.join(", ") || "none"}` : null,
    ...roles,
    date ? `date is ${date}` : null,
    auxiliary ? `flags are ${auxiliary.join(", ") || "none"}` : null,
  ]
    .filter((part) => part !== null)
    .join("; ");
}

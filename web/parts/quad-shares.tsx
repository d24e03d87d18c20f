import { QUADS } from "../format/quads.ts";
import { showNumber } from "../format/show-number.ts";

/** How the acts of one direction fall into the four quads: a bar, and the same in words. */
export function QuadShares({ title, counts }: { readonly title: string; readonly counts: readonly number[] }) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0)
    return (
      <div class="shares">
        <h3>{title}</h3>
        <p class="small">No acts.</p>
      </div>
    );
  return (
    <div class="shares">
      <h3>{title}</h3>
      <div class="share-bar" aria-hidden="true">
        {QUADS.map(({ code, glyph }, index) => {
          const share = all === 0 ? 0 : (counts[index] ?? 0) / all;
          return share === 0 ? null : (
            <span key={code} data-quad={code} style={{ flexGrow: String(share) }}>
              {share > 0.08 ? glyph : ""}
            </span>
          );
        })}
      </div>
      <ul class="small">
        {QUADS.map(({ code, name, glyph }, index) => (
          <li key={code} data-quad={code}>
            <span class="quad">
              <span aria-hidden="true">{glyph}</span> {name}
            </span>{" "}
            {showNumber(Math.round(counts[index] ?? 0))} (
            {all === 0 ? 0 : Math.round(((counts[index] ?? 0) / all) * 100)} %)
          </li>
        ))}
      </ul>
    </div>
  );
}

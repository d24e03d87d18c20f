import { QUADS } from "../format/quads.ts";

/** The sign of a quad, with its name for screen readers, or beside it where `named`. */
export function QuadMark({ quad, named = false }: { readonly quad: number; readonly named?: boolean }) {
  const { glyph = "", name = "" } = QUADS[quad - 1] ?? {};
  return (
    <span class="quad" data-quad={quad} title={name}>
      <span aria-hidden="true">{glyph}</span> <span class={named ? "quad-name" : "unseen"}>{name}</span>
    </span>
  );
}

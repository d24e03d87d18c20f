/** The four quads of PLOVER. Circles cooperate and triangles are in conflict; hollow is words, filled is deeds. */
export const QUADS = [
  { code: 1, name: "Verbal cooperation", short: "words, cooperative", glyph: "○" },
  { code: 2, name: "Material cooperation", short: "deeds, cooperative", glyph: "●" },
  { code: 3, name: "Verbal conflict", short: "words, hostile", glyph: "△" },
  { code: 4, name: "Material conflict", short: "deeds, hostile", glyph: "▲" },
] as const;

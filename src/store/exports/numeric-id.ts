import { createHash } from "node:crypto";

/**
 * A whole number made from an id, for formats whose ids are numbers: 52 bits, so that R and JavaScript hold it exactly.
 * Two of a million different ids get the same number about once in ten thousand such sets.
 */
export function numericId(...parts: readonly (string | number)[]): number {
  return Number.parseInt(createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 13), 16);
}

import type { StatedLicence } from "./source-document.ts";
import { statedLicence } from "./stated-licence.ts";

/**
 * The terms among several statements of one item: the first that names a known licence, else the first that says anything.
 * A holder that is named without terms is kept: who owns a text is owed a line even where the terms are unknown.
 *
 * @param statements addresses and words, the most exact first
 */
export function firstLicence(statements: readonly (string | null)[], holder: string | null): StatedLicence | null {
  const found = statements.flatMap((words) => {
    const licence = words === null ? null : statedLicence(words, holder === null ? {} : { holder });
    return licence === null ? [] : [licence];
  });
  const best = found.find(({ spdx }) => spdx !== null) ?? found[0];
  if (best) return best.holder === null ? { ...best, holder } : best;
  return holder === null ? null : { spdx: null, url: null, holder, statement: holder };
}

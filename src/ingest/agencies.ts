import { fileURLToPath } from "node:url";
import { nameKey } from "../entities/entries.ts";
import { badData, readTable } from "../entities/read-table.ts";

/** The news agencies of the world under all names that credits give them. */
export interface Agencies {
  /**
   * The canonical name of the agency that the words name and nothing else: "AFP", "Reuters Staff", "apnews.com"; else null. "Reuters said" is
   * no agency, nor is "Capital".
   */
  find(words: string): string | null;
}

const FILE = fileURLToPath(new URL("../../data/ingest/agencies.tsv", import.meta.url));

/** Words that a credit puts after the name of an agency. */
const AFTER =
  /\s+(?:staff(?: writers?| reporters?)?|correspondents?|reporters?|writers?|newswires?|wires?|news agency|news service|news|agency|bureau)$/i;

/**
 * Reads the table of agencies.
 *
 * @param path tab-separated: name, aliases, country, checked
 * @throws DragomanError "entities/bad-data" with file and line when a row is broken or one name belongs to two agencies
 */
export function loadAgencies(path: string = FILE): Agencies {
  const names = new Map<string, string>();
  for (const row of readTable(path, ["name", "aliases", "country", "checked"])) {
    const name = row.cell("name");
    for (const written of [name, ...row.list("aliases")]) {
      const known = names.get(nameKey(written));
      if (known && known !== name) throw badData(row.where, `${JSON.stringify(written)} is also a name of ${known}`);
      names.set(nameKey(written), name);
    }
  }
  return { find: (words) => findAgency(names, words) };
}

function findAgency(names: ReadonlyMap<string, string>, words: string): string | null {
  const plain = words
    .trim()
    .replace(/^(?:https?:\/\/)?www\./i, "")
    .replace(/[\s.,;:]+$/, "");
  // A credit is a name: "map" or "fars" in small letters is a word, but addresses are written small.
  if (!/\p{Lu}/u.test(plain) && !/^dpa$|\.\p{L}{2,}$/u.test(plain)) return null;
  return names.get(nameKey(plain)) ?? names.get(nameKey(plain.replace(AFTER, ""))) ?? null;
}

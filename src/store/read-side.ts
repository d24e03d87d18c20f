import { DragomanError } from "../errors.ts";
import type { KnownValues } from "./known-values.ts";
import { unknownValue } from "./unknown-value.ts";

/** Who may stand on one side of an event. */
export type Side =
  /** A country, or one of its sectors. */
  | { readonly kind: "code"; readonly code: string; readonly sector: string | null }
  /** A sector of any country. */
  | { readonly kind: "sector"; readonly sector: string }
  | { readonly kind: "wikidata"; readonly id: string }
  /** Words of the name, at word borders. */
  | { readonly kind: "name"; readonly name: string };

/**
 * Reads `IRN`, `IRN.GOV`, `.REB`, `Q9458`, the name of a country, or any other name; `name:ISI` is a name whatever it looks like.
 *
 * @param where the filter that it stands in, for the error
 * @throws DragomanError "store/unknown-value" for codes and sectors that are none, "store/bad-filter" for the name of several countries
 */
export function readSide(written: string, where: string, known: KnownValues): Side {
  if (/^name:/i.test(written)) return { kind: "name", name: nameIn(written.slice(5), where) };
  if (/^Q\d+$/i.test(written)) return { kind: "wikidata", id: written.toUpperCase() };
  const coded = /^([A-Z]{3})?\.([A-Z]{3})$/i.exec(written);
  if (coded) {
    const sector = sectorOf(coded[2] ?? "", where, known);
    return coded[1] ? { kind: "code", code: codeOf(coded[1], where, known), sector } : { kind: "sector", sector };
  }
  // "Ken" may be a person, "ken" and "KEN" are Kenya.
  const plain = /^([A-Z]{3}|[a-z]{3})$/.test(written);
  if (plain && known.codes.has(written.toUpperCase()))
    return { kind: "code", code: written.toUpperCase(), sector: null };
  const country = countryCalled(written, where, known);
  if (country !== null) return { kind: "code", code: country, sector: null };
  if (/^[A-Z]{2,3}$/.test(written)) return { kind: "code", code: codeOf(written, where, known), sector: null };
  return { kind: "name", name: nameIn(written, where) };
}

/** A name must have something in it that can stand in a text. @throws DragomanError "store/bad-filter" */
export function nameIn(written: string, where: string): string {
  if (/[\p{L}\p{N}]/u.test(written)) return written.trim();
  const what = `${JSON.stringify(written)} is no name`;
  throw new DragomanError("store/bad-filter", { what, where, fix: "Give at least one letter." });
}

/** The code of the country that a name stands for, or null. @throws DragomanError "store/bad-filter" where it may be several */
export function countryCalled(name: string, where: string, known: KnownValues): string | null {
  const [first, ...others] = known.countriesCalled(name);
  if (others.length === 0) return first ?? null;
  const what = `${JSON.stringify(name)} may be ${[first, ...others].join(" or ")}`;
  throw new DragomanError("store/bad-filter", { what, where, fix: "Give the code." });
}

function codeOf(written: string, where: string, known: KnownValues): string {
  const code = written.toUpperCase();
  if (known.codes.has(code)) return code;
  const meant = known.iso2.get(code);
  throw unknownValue({
    kind: "country code",
    value: written,
    where,
    valid: [...known.codes],
    ...(meant ? { meant: [meant] } : {}),
    advice: `For a name, write name:${written}.`,
  });
}

function sectorOf(written: string, where: string, { codebook }: KnownValues): string {
  const valid = codebook.sectors.map(({ code }) => code);
  const sector = written.toUpperCase();
  if (valid.includes(sector)) return sector;
  throw unknownValue({ kind: "sector", value: written, where, valid });
}

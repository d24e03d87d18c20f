import { FLAGS, type Flag, QUAD_NAMES, type QuadCode } from "../codebook/plover.ts";
import type { EventFilter } from "./event-filter.ts";
import type { KnownValues } from "./known-values.ts";
import { countryCalled, nameIn, readSide, type Side } from "./read-side.ts";
import { unknownValue } from "./unknown-value.ts";

/** A mode, and the type that it must belong to; null where any type will do. */
export interface AskedMode {
  readonly type: string | null;
  readonly mode: string;
}

/** Where an act was: in a country, or at a place of this name. */
export type AskedPlace =
  | { readonly kind: "country"; readonly code: string }
  | { readonly kind: "name"; readonly name: string };

type Settled =
  | "actor"
  | "recipient"
  | "either"
  | "both"
  | "between"
  | "type"
  | "mode"
  | "context"
  | "quad"
  | "not"
  | "with"
  | "place";

/** A filter whose codes are all known ones. */
export interface CheckedFilter extends Omit<EventFilter, Settled> {
  readonly actor: readonly Side[];
  readonly recipient: readonly Side[];
  readonly either: readonly Side[];
  readonly both: readonly Side[];
  readonly between: readonly [Side, Side] | null;
  readonly type: readonly string[];
  readonly mode: readonly AskedMode[];
  readonly context: readonly string[];
  readonly quad: readonly QuadCode[];
  /** The flags whose events are left out: all but those that were asked for. */
  readonly without: readonly Flag[];
  readonly place: readonly AskedPlace[];
}

/**
 * Settles what the codes of a filter mean.
 *
 * @throws DragomanError "store/unknown-value" naming the nearest valid values, "store/bad-filter" for a name of several countries
 */
export function checkValues(filter: EventFilter, known: KnownValues): CheckedFilter {
  const sides = (field: "actor" | "recipient" | "either" | "both" | "between") =>
    filter[field].map((side) => readSide(side, field, known));
  const type = oneOfEach(
    filter.type,
    "type",
    known.codebook.types.map(({ name }) => name),
  );
  const [first, second] = sides("between");
  return {
    ...filter,
    actor: sides("actor"),
    recipient: sides("recipient"),
    either: sides("either"),
    both: sides("both"),
    between: first && second ? [first, second] : null,
    type,
    mode: filter.mode.map((written) => modeOf(written, type, known)),
    context: oneOfEach(
      filter.context,
      "context",
      known.codebook.contexts.map(({ name }) => name),
    ),
    quad: filter.quad.map(quadOf),
    without: flagsLeftOut(filter),
    place: filter.place.map((written) => placeOf(written, known)),
  };
}

/** Each value as the list spells it: case, "-" and "_" make no difference. */
function oneOfEach<T extends string>(written: readonly string[], where: string, valid: readonly T[]): readonly T[] {
  const key = (name: string) => name.toLowerCase().replace(/[-_ ]/g, "");
  return written.map((value) => {
    const found = valid.find((name) => key(name) === key(value));
    if (found === undefined)
      throw unknownValue({ kind: where === "with" || where === "not" ? "flag" : where, value, where, valid });
    return found;
  });
}

function modeOf(written: string, types: readonly string[], { codebook }: KnownValues): AskedMode {
  const dot = written.indexOf(".");
  const names = codebook.types.map(({ name }) => name);
  const [type = null] = dot < 0 ? [] : oneOfEach([written.slice(0, dot)], "type", names);
  const mode = written.slice(dot + 1).toLowerCase();
  const among = codebook.types.filter(({ name }) =>
    type ? name === type : types.length === 0 || types.includes(name),
  );
  const modes = among.flatMap((entry) => entry.modes.map(({ name }) => name));
  if (modes.includes(mode)) return { type, mode };
  const owners = codebook.types
    .filter((entry) => entry.modes.some(({ name }) => name === mode))
    .map(({ name }) => name);
  throw unknownValue({
    kind: among.length < codebook.types.length ? `mode of ${among.map(({ name }) => name).join(" or ")}:` : "mode",
    value: mode,
    where: "mode",
    valid: [...new Set(modes)],
    ...(owners.length > 0 ? { advice: `It is a mode of ${owners.join(" and ")}.` } : {}),
  });
}

function quadOf(written: string): QuadCode {
  if (/^[1-4]$/.test(written)) return Number(written) as QuadCode; // the pattern allows no other
  const [name] = oneOfEach([written], "quad", QUAD_NAMES);
  return (QUAD_NAMES.indexOf(name ?? QUAD_NAMES[0]) + 1) as QuadCode; // names stand in the order of the codes 1 to 4
}

/** Without a word only what is reported as done counts; `with` brings the rest in, `not` takes it out again. */
function flagsLeftOut(filter: EventFilter): readonly Flag[] {
  const all = (flags: readonly string[], where: string) =>
    flags.includes("all") ? FLAGS : oneOfEach<Flag>(flags, where, FLAGS);
  const wanted = all(filter.with, "with");
  const unwanted = all(filter.not, "not");
  return FLAGS.filter((flag) => unwanted.includes(flag) || !wanted.includes(flag));
}

function placeOf(written: string, known: KnownValues): AskedPlace {
  if (/^name:/i.test(written)) return { kind: "name", name: nameIn(written.slice(5), "place") };
  const code = /^[A-Z]{3}$/.test(written) ? written : countryCalled(written, "place", known);
  if (code === null) return { kind: "name", name: nameIn(written, "place") };
  if (known.codes.has(code)) return { kind: "country", code };
  const advice = `For a place of this name, write name:${written}.`;
  throw unknownValue({ kind: "country code", value: code, where: "place", valid: [...known.codes], advice });
}

import { chooseCode } from "./choose-sense.ts";
import type { OrganisationEntry } from "./entries.ts";
import type { NameMatch } from "./find-names.ts";
import { isGeneric, isStrange } from "./generic-names.ts";
import { holdsAt } from "./office-holders.ts";
import { isBeyondStates, type Phrase, type Resolution, tie } from "./resolution.ts";
import { stateOf } from "./whose-country.ts";

/** A known organisation in the head: it is the actor, or the body whose officer or members the phrase names. */
export function asOrganisation(phrase: Phrase): Resolution | null {
  for (const match of [...phrase.matches].reverse()) {
    const bodies = match.entries.filter((entry): entry is OrganisationEntry => entry.kind === "organisation");
    if (bodies.length === 0 || match.start >= phrase.headEnd) continue;
    const other = match.entries.some((e) => e.kind === "ambiguous" || (e.kind === "country" && e.by !== "seat"));
    if (other) continue;
    const whole = match.end >= phrase.headEnd;
    return namesake(bodies, match, phrase) ?? chooseBody(bodies, match, { ...phrase, whole });
  }
  return null;
}

/** "Brazilian Congress", "Democratic Party of Serbia": a generic name with a country for which the tables know no such body. */
function namesake(bodies: readonly OrganisationEntry[], match: NameMatch, phrase: Phrase): Resolution | null {
  if (!isGeneric(match, phrase)) return null;
  const found = stateOf(phrase, match);
  const codes = bodies.map(({ code }) => code);
  const sector = bodies[0]?.sector ?? phrase.sector.sector;
  const base = {
    ...tie(phrase, "", []),
    sector,
    otherSectors: [...new Set([...(bodies[0]?.otherSectors ?? []), ...phrase.sector.others])].filter(
      (s) => s !== sector,
    ),
    entityKind: "organisation" as const,
  };
  if (found)
    return codes.includes(found.code)
      ? null
      : { ...base, kind: "resolved", code: found.code, reason: `a body of the country named by "${found.name}"` };
  return isStrange(codes, match, phrase)
    ? { ...base, reason: "a name that many countries have; none of those known is meant for certain" }
    : null;
}

function chooseBody(
  bodies: readonly OrganisationEntry[],
  match: NameMatch,
  phrase: Phrase & { readonly whole: boolean },
): Resolution {
  const code =
    bodies.length > 1
      ? chooseCode(
          bodies.map((b) => b.code),
          match,
          phrase,
        )
      : null;
  const [only, ...rest] = code ? bodies.filter((b) => b.code === code) : bodies;
  if (!only || rest.length > 0) {
    const [sector, ...more] = new Set(bodies.map((b) => b.sector));
    const open = tie(
      phrase,
      "several organisations bear this name",
      bodies.map((b) => `${b.name} (${b.code})`),
    );
    return { ...open, sector: more.length === 0 ? (sector ?? null) : phrase.sector.sector, entityKind: "organisation" };
  }
  const named = phrase.whole && phrase.words.length === match.end && isPlainlyNamed(only, match, phrase);
  return {
    kind: "resolved",
    code: only.code,
    ...sectorsOf(asOfDate(only, phrase.question.date), phrase),
    identifierId: named ? only.wikidata : null,
    identifierText: named ? only.name : null,
    office: null,
    entityKind: phrase.whole ? "organisation" : "person",
    reason: phrase.whole ? "known organisation" : `of the known organisation ${only.name}`,
    candidates: [],
  };
}

/** Whether only its country or small words stand before the name: "Lebanon's Hezbollah" is Hezbollah, "a Hezbollah" nobody else. */
function isPlainlyNamed(body: OrganisationEntry, match: NameMatch, { words, matches }: Phrase): boolean {
  return words.slice(0, match.start).every((word, i) => {
    const country = matches.find((m) => m.start <= i && i < m.end);
    return /^['’]s?$/.test(word) || country?.entries.some((e) => e.code === body.code) === true;
  });
}

/**
 * The organisation with the part that it plays at a date. Without a date every part of another kind that it has played stands beside its
 * own: a movement may have ruled, but that a party once governed says nothing.
 */
function asOfDate(body: OrganisationEntry, date: string | undefined): OrganisationEntry {
  if (date === undefined) {
    const played = body.parts
      .filter(({ sector }) => sector !== body.sector)
      .flatMap((part) => [part.sector, ...part.otherSectors]);
    const otherSectors = [...new Set([...body.otherSectors, ...played])].filter((sector) => sector !== body.sector);
    return { ...body, otherSectors };
  }
  const part = body.parts.findLast((one) => holdsAt(one, date));
  return part ? { ...body, sector: part.sector, otherSectors: part.otherSectors } : body;
}

const ARMED = /^(REB|PRM|MIL|COP|SPY|UAF|CRM)$/;

/**
 * The body's sector, and that of the words of office: a clear word of another kind decides ("Likud lawmakers"), except that fighters stay
 * what their group is, and that officers of bodies beyond states are no government's.
 */
function sectorsOf(
  body: OrganisationEntry,
  { sector, whole }: Phrase & { readonly whole: boolean },
): Pick<Resolution, "sector" | "otherSectors"> {
  const own = body.sector;
  if (!whole && sector.former && own && /^(GOV|LEG|MIL|JUD|COP|SPY)$/.test(own))
    return { sector: "ELI", otherSectors: [own] };
  const word =
    whole ||
    !sector.sector ||
    (body.code !== "EUR" && isBeyondStates(body.code) && /^(GOV|SOC|LAB)$/.test(sector.sector))
      ? null
      : sector.sector;
  if (!word || word === own) return { sector: own, otherSectors: body.otherSectors };
  if (!own) return { sector: word, otherSectors: body.otherSectors };
  if (!sector.strong || (ARMED.test(own) && ARMED.test(word))) return { sector: own, otherSectors: body.otherSectors };
  return { sector: word, otherSectors: [own, ...body.otherSectors.filter((s) => s !== word)] };
}

import { chooseCode } from "./choose-sense.ts";
import type { LeaderEntry, Office } from "./entries.ts";
import type { NameMatch } from "./find-names.ts";
import { holdsAt, isBefore } from "./office-holders.ts";
import { bySectorAlone, NOBODY, type Phrase, type Resolution, tie } from "./resolution.ts";
import { stateOf } from "./whose-country.ts";

const TITLE =
  /^(President|Premier|Minister|Chancellor|Mr|Mrs|Ms|Dr|Prince|King|Queen|Pope|Senator|Sen|Secretary|General|Gen|Sheikh|Ayatollah|Colonel|Col|Marshal|Imam|Chairman|Leader|Emir|State|Affairs|Chief|Sultan|Lady|Sir|Crown|Justice|Judge|Speaker|Spokesman|Defense|Defence|Field|Admiral|Reverend|Rev|Cleric|Mullah|Sayyid|Seyed|Hajj|Comrade|Governor|Gov|Mayor|Ambassador|Envoy|Counsellor|Rabbi|Archbishop|Cardinal|Father)\.?$/;
const PREPOSITION = /^(of|for|by|with|against|to|from|in)$/i;
/** Kin of officials are of the elite without an office of their own. */
const KIN =
  /^(wife|husband|widow|son|sons|daughter|daughters|brother|brothers|sister|sisters|mother|father|family|relatives|nephew|niece|cousin|uncle|in-law|son-in-law)$/i;

/** A known person who is the phrase: "Foreign Minister X", "President of Y, X", "his counterpart Z"; or whose people it names: "X's lawyer". */
export function asPerson(phrase: Phrase): Resolution | null {
  for (const match of [...phrase.matches].reverse()) {
    const people = match.entries.filter((entry): entry is LeaderEntry => entry.kind === "leader");
    const land = match.entries.some((e) => (e.kind === "country" && e.by === "name") || e.kind === "ambiguous");
    if (people.length === 0 || land || isOwned(match, phrase)) continue;
    const known = people.filter((person) => fits(person, match, phrase));
    if (known.length === 0 || isOfAnother(known, match, phrase)) continue;
    return isWhole(match, known, phrase) ? personResolution(known, match, phrase) : peopleOf(known, match, phrase);
  }
  return null;
}

/** "King Abdullah of Jordan" is not the one of Saudi Arabia. */
function isOfAnother(people: readonly LeaderEntry[], match: NameMatch, phrase: Phrase): boolean {
  if (phrase.words[match.end]?.toLowerCase() !== "of") return false;
  const state = stateOf(phrase, match);
  const belongs = ({ code, offices }: LeaderEntry) => [code, ...offices.map((o) => o.code)].includes(state?.code ?? "");
  return state !== null && !people.some(belongs);
}

/** Whether the person only says whose: "government of President X", but not "Secretary of State X". */
function isOwned(match: NameMatch, { words, matches, headEnd }: Phrase): boolean {
  if (match.start < headEnd) return false;
  let at = match.start - 1;
  const isDemonym = (i: number) =>
    matches.some((m) => m.start <= i && i < m.end && m.entries.some((e) => e.kind === "country" && e.by === "demonym"));
  while (at > headEnd && !/^(State|Affairs|Defen[cs]e)$/.test(words[at] ?? "") && !PREPOSITION.test(words[at] ?? "")) {
    if (words[at] === ",") return false;
    if (!TITLE.test(words[at] ?? "") && !isDemonym(at) && !/^\p{Ll}/u.test(words[at] ?? "")) return false;
    at -= 1;
  }
  return !/^(State|Affairs|Defen[cs]e|,)$/.test(words[at] ?? "");
}

/** A surname alone must stand without another first name, and at a time when its bearer can be meant. */
function fits(person: LeaderEntry, { start, end }: NameMatch, { words, matches, question }: Phrase): boolean {
  const full =
    end - start >= Math.min(2, person.name.split(" ").length) && !/^(de|dos|von|van|al|el)\b/i.test(words[start] ?? "");
  if (full) return true;
  const before = words[start - 1] ?? "";
  const named = matches.some(
    (m) => m.end === start && m.entries.some((e) => e.kind !== "leader" && e.kind !== "place"),
  );
  const own = person.name.split(" ").includes(before);
  if (/^\p{Lu}[\p{L}'’-]+\.?$/u.test(before) && !TITLE.test(before) && !named && !own) return false;
  const first = person.offices[0]?.from;
  return !(question.date && first && isBefore(question.date, first));
}

function isWhole(match: NameMatch, people: readonly LeaderEntry[], { words }: Phrase): boolean {
  const after = words.slice(match.end);
  if (after.length === 0 || /^([,(–—-]|of)$/.test(after[0] ?? "")) return true;
  return (
    people.length === 1 &&
    match.end - match.start > 1 &&
    after.length <= 2 &&
    after.every(
      (w) =>
        /^\p{Lu}\p{Ll}/u.test(w) &&
        !/(Party|Foundation|Center|Centre|Administration|Government|Airport|University|Institute|Street|Square|Bridge|Prize|Doctrine|Plan)$/.test(
          w,
        ),
    )
  );
}

/** Whose officer somebody is at a date: a prime minister who leads the United Nations now is theirs. */
function codeAt({ code, offices }: LeaderEntry, date: string | undefined): string {
  const held = date ? offices.filter((office) => holdsAt(office, date)) : [];
  return (held.at(-1) ?? offices.at(-1))?.code ?? code;
}

/** Somebody who belongs to a known person: the person's country, and the sector that the words tell. */
function peopleOf(people: readonly LeaderEntry[], match: NameMatch, phrase: Phrase): Resolution {
  const [code, ...more] = new Set(people.map((person) => codeAt(person, phrase.question.date)));
  const names = people.map(({ name }) => name);
  if (!code || more.length > 0) return tie(phrase, "several persons bear this name", names);
  const kin = phrase.words.slice(match.end).some((word) => KIN.test(word));
  const base = { ...bySectorAlone(phrase.sector), kind: "resolved" as const, code };
  const own = kin ? { ...base, sector: "ELI", otherSectors: [] } : base;
  return { ...own, reason: `by the name ${names[0]}` };
}

function personResolution(people: readonly LeaderEntry[], match: NameMatch, phrase: Phrase): Resolution {
  const { date } = phrase.question;
  const inOffice = date ? people.filter((p) => p.offices.some((o) => holdsAt(o, date))) : [];
  const left = inOffice.length > 0 ? inOffice : people;
  const code =
    left.length > 1
      ? chooseCode(
          left.map((p) => p.code),
          match,
          phrase,
        )
      : null;
  const [only, ...rest] = code ? left.filter((p) => p.code === code) : left;
  if (!only) return NOBODY;
  if (rest.length > 0)
    return {
      ...tie(
        phrase,
        "several persons bear this name",
        people.map((p) => p.name),
      ),
      entityKind: "person",
    };
  return {
    ...inPart(only, phrase),
    identifierId: only.wikidata,
    identifierText: only.name,
    entityKind: "person",
    candidates: [],
  };
}

type Part = Omit<Resolution, "identifierId" | "identifierText" | "entityKind" | "candidates">;

/** The part that a known person plays: by an office at the date, else by what the phrase and the past say. */
function inPart(person: LeaderEntry, phrase: Phrase): Part {
  const {
    sector,
    question: { date },
  } = phrase;
  const known = { kind: "resolved" as const, code: person.code };
  if (person.offices.length === 0) {
    const past = sector.former && person.sector !== null && /^(GOV|LEG|MIL|JUD|COP|SPY)$/.test(person.sector);
    return {
      ...known,
      sector: past ? "ELI" : person.sector,
      otherSectors: person.otherSectors,
      office: null,
      reason: "known person",
    };
  }
  const office = officeAt(person.offices, phrase);
  const code = office?.code ?? person.offices.at(-1)?.code ?? person.code;
  if (office && !sector.former) {
    return {
      ...known,
      code,
      sector: office.sector,
      otherSectors: [...secondSectors(office, phrase), ...maybeFormer(person, phrase)],
      office: office.title,
      reason: date ? `known person; office at ${date}` : "known person; last office in the knowledge base",
    };
  }
  const early = date && person.offices.every((o) => isBefore(date, o.from));
  if (early)
    return {
      ...known,
      code,
      sector: sector.sector,
      otherSectors: sector.others,
      office: null,
      reason: `known person; no office yet at ${date}`,
    };
  const last = person.offices.at(-1)?.sector ?? null;
  const own = sector.strong && sector.sector && !/^(GOV|ELI)$/.test(sector.sector) ? sector.sector : null;
  const formerly = last ? [last] : [];
  return {
    ...known,
    code,
    sector: own ?? "ELI",
    otherSectors: own ? ["ELI"] : formerly,
    office: null,
    reason: date ? `known person; no office at ${date}` : "known person, named as a former officer",
  };
}

/** Without a date, somebody who holds no office any more may be meant before or after it, unless a title is said. */
function maybeFormer({ offices }: LeaderEntry, { question: { date }, sector }: Phrase): string[] {
  return date === undefined && !sector.sector && offices.every(({ to }) => to !== null) ? ["ELI"] : [];
}

/** What else an office holder is: what the words say beside the office, and of the military where the office is its ministry. */
function secondSectors(office: Office, { sector }: Phrase): string[] {
  const said = sector.strong && sector.sector && !/^(GOV|ELI)$/.test(sector.sector) ? [sector.sector] : [];
  const ministry = office.sector === "GOV" && /\b(defen[cs]e|war)\b/i.test(office.title) ? ["MIL"] : [];
  return office.sector ? [...new Set([...said, ...ministry])].filter((s) => s !== office.sector) : [];
}

/**
 * The office held at a date, else the last one; of several the one whose country or body the phrase names, then the one whose title it has.
 * Null when the date lies outside all of them.
 */
function officeAt(offices: readonly Office[], { question: { date }, matches, words }: Phrase): Office | null {
  const open = date ? offices.filter((office) => holdsAt(office, date)) : offices;
  const isNamed = ({ code }: Office) =>
    matches.some((m) => m.entries.some((e) => e.kind !== "leader" && e.code === code));
  const spoken = words.join(" ").toLowerCase();
  const left = narrow(narrow(open, isNamed), ({ title }) => spoken.includes(title.toLowerCase()));
  return left.at(-1) ?? null;
}

function narrow(offices: readonly Office[], fits: (office: Office) => boolean): readonly Office[] {
  const fitting = offices.filter(fits);
  return fitting.length > 0 ? fitting : offices;
}

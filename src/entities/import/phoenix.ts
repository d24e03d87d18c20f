import type { ActorRow, Codes, Imported } from "./actor-table.ts";
import { properName } from "./actor-table.ts";

/** Roles of CAMEO that PLOVER calls otherwise; roles that are not here and no PLOVER sectors say nothing about the part somebody plays. */
const ROLES: Readonly<Record<string, string>> = {
  MED: "JRN",
  HLH: "MED",
  INS: "REB",
  SEP: "REB",
  HRI: "SOC",
  DEV: "SOC",
  ENV: "SOC",
  SET: "CVL",
};

interface Actor {
  readonly names: string[];
  readonly lines: { readonly number: number; readonly coded: string }[];
}

/**
 * Actor dictionaries of TABARI, PETRARCH and Phoenix: `NAME_ [CODE]`, `+SYNONYM_`, codes with dates (`[AFGELI >920416]`) on lines of their own.
 *
 * @see https://github.com/openeventdata/Dictionaries
 */
export function importPhoenix(text: string, where: string, codes: Codes): Imported {
  const rows: ActorRow[] = [];
  const skipped: { where: string; what: string }[] = [];
  for (const { names, lines } of actorsOf(text)) {
    const [name = "", ...aliases] = names.map(properName);
    for (const { number, coded } of lines) {
      const row = rowOf(coded, codes);
      if (row) rows.push({ name, aliases: aliases.join(";"), ...row });
      else
        skipped.push({
          where: `${where}:${number}`,
          what: `[${coded}] begins with no country or special code of PLOVER`,
        });
    }
  }
  return { rows: withoutUndatedBesideDated(rows), skipped };
}

function actorsOf(text: string): Actor[] {
  const actors: Actor[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/[#;].*$/, "").trim();
    const name = /^\+?([\p{L}\p{N}][^[\]]*?)_?\s*(?=\[|$)/u.exec(line)?.[1];
    if (name && !line.startsWith("+")) actors.push({ names: [name], lines: [] });
    else if (name) actors.at(-1)?.names.push(name);
    for (const [, coded = ""] of line.matchAll(/\[([^\]]+)\]/g)) actors.at(-1)?.lines.push({ number: i + 1, coded });
  });
  return actors;
}

function rowOf(coded: string, codes: Codes): Omit<ActorRow, "name"> | null {
  const [letters = "", dates = ""] = coded.trim().split(/\s+/);
  const [first = "", ...roles] = letters.match(/.{1,3}/g) ?? [];
  // CAMEO files the United Nations and the European Union under IGO.
  const special = first === "IGO" && /^(UNO|EUR)/.test(roles[0] ?? "") ? roles.shift() : undefined;
  const code = special ?? first;
  if (!codes.isCode(code)) return null;
  const [sector = "", ...other] = [
    ...new Set(roles.map((role) => ROLES[role] ?? role).filter((role) => codes.isSector(role))),
  ];
  return { code, sector, other: other.join(";"), ...periodOf(dates, sector) };
}

function periodOf(dates: string, sector: string): Partial<ActorRow> {
  const [, before, after, from, to] = /^(?:<(\d+)|>(\d+)|(\d+)-(\d+))$/.exec(dates) ?? [];
  const start = before ? "1900-01" : isoDate(after ?? from);
  if (!start) return {};
  const end = isoDate(before ?? to);
  return { kind: "person", office: sector || "office", from: start, ...(end ? { to: end } : {}) };
}

/** `YYMMDD` or `YYYYMMDD`; the dictionaries begin in 1945. */
function isoDate(digits: string | undefined): string | null {
  const [, year = "", month = "", day = ""] = /^(\d{2}|\d{4})(\d\d)(\d\d)$/.exec(digits ?? "") ?? [];
  if (!year) return null;
  const whole = year.length === 4 ? year : `${Number(year) < 45 ? "20" : "19"}${year}`;
  return `${whole}-${month}-${day}`;
}

/** The code without dates is what somebody is outside of the dated ones; one person has one row of either kind. */
function withoutUndatedBesideDated(rows: readonly ActorRow[]): ActorRow[] {
  const dated = new Set(rows.filter((row) => row.from).map(({ name }) => name));
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (row.from) return true;
    if (dated.has(row.name) || seen.has(row.name)) return false;
    seen.add(row.name);
    return true;
  });
}

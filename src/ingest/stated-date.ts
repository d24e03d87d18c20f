/** Languages whose month names are read. In some, a month's name is another month elsewhere (listopad): such a name counts for nothing. */
const LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "sv",
  "da",
  "pl",
  "cs",
  "hr",
  "ru",
  "uk",
  "tr",
  "id",
  "ar",
];
const MONTHS: ReadonlyMap<string, number> = monthNames();

/** Zones of RFC 2822. Other letters stand for several zones (IST, BST): a time in one of them is kept as its day. */
const ZONES: Readonly<Record<string, string>> = {
  Z: "Z",
  UT: "Z",
  UTC: "Z",
  GMT: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?\s*(?<half>[ap]\.?m\.?)?\s*\(?(?<zone>[+-]\d\d:?\d\d|[+-]\d\d|[A-Za-z]{1,4})?\b\)?`;
const TIME = new RegExp(CLOCK, "i");
const ISO = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?=$|[T\s,])/i;
const BASIC = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:T(?<h>\d\d)(?<m>\d\d)(?<s>\d\d)?(?<z>Z|[+-]\d{4})?)?$/;
const YEAR_FIRST = /^(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})(?=$|[\sT])/;
const SLASHED = /^(?<one>\d{1,2})\/(?<two>\d{1,2})\/(?<year>\d{4})(?=$|[\s,])/;
const NAMED_DAY_FIRST =
  /(?<![\d/.-])(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:de|of))?[\s-]+(?<name>\p{L}{3,}\p{M}*)\.?,?(?:\s+(?:de|del))?[\s-]+(?<year>\d{4})(?!\d)/u;
const NAMED_MONTH_FIRST = /(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u;
/** Longer strings are texts in which a date may stand, not dates. */
const LONGEST = 80;

/**
 * A date as someone stated it, in ISO: `YYYY-MM-DD`, or a time with its zone as stated. A time without a zone is kept as its day.
 * Null where it is no date, no day that exists, or could be two days (03/04/2021).
 */
export function statedDate(stated: string): string | null {
  const text = stated.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (text === "" || text.length > LONGEST) return null;
  const basic = BASIC.exec(text)?.groups;
  if (basic) {
    const { h, m, s = "00", z } = basic;
    return written(basic, h === undefined || z === undefined ? null : `${h}:${m}:${s} ${z}`);
  }
  const found = ISO.exec(text) ?? YEAR_FIRST.exec(text) ?? namedDate(text) ?? slashedDate(text);
  return found?.groups ? written(found.groups, text.slice(found.index + found[0].length)) : null;
}

type Parts = Readonly<Record<string, string | undefined>>;
type Found = { readonly index: number; readonly 0: string; readonly groups?: Parts | undefined };

function namedDate(text: string): Found | null {
  for (const form of [NAMED_DAY_FIRST, NAMED_MONTH_FIRST]) {
    const match = form.exec(text);
    const month = MONTHS.get(match?.groups?.name?.toLowerCase() ?? "");
    if (match && month !== undefined)
      return { index: match.index, 0: match[0], groups: { ...match.groups, month: String(month) } };
  }
  return null;
}

/** Only one order of day and month gives a date, or both give the same. */
function slashedDate(text: string): Found | null {
  const match = SLASHED.exec(text);
  if (!match) return null;
  const { one = "", two = "", year } = match.groups ?? {};
  const orders = [
    { day: one, month: two, year },
    { day: two, month: one, year },
  ].filter(({ month }) => Number(month) <= 12);
  const [first, second] = orders;
  if (!first || (second && one !== two)) return null;
  return { index: 0, 0: match[0], groups: first };
}

/** @param rest where the time may stand; null where there is none */
function written(parts: Parts, rest: string | null): string | null {
  const { year = "", month = "", day = "" } = parts;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const real = new Date(`${date}T00:00:00Z`);
  // Programs that have no date write their first one: 0001-01-01, or 1970-01-01 at midnight.
  const missing = Number(year) < 1500 || (date === "1970-01-01" && /00:00:00/.test(rest ?? ""));
  if (missing || Number.isNaN(real.getTime()) || !real.toISOString().startsWith(date)) return null;
  const time = rest === null ? null : TIME.exec(rest)?.groups;
  return time ? timeOf(date, time) : date;
}

function timeOf(date: string, { hour = "", minute = "", second = "00", half, zone }: Parts): string {
  const offset = offsetOf(zone);
  const twelve = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (offset === null || twelve > 23 || Number(minute) > 59 || Number(second) > 59) return date;
  return `${date}T${String(twelve).padStart(2, "0")}:${minute}:${second}${offset}`;
}

function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  const [, sign, hours, minutes = "00"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toUpperCase()] ?? null;
  return Number(hours) <= 14 && Number(minutes) <= 59 ? `${sign}${hours}:${minutes}` : null;
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number | null>();
  const add = (name: string, month: number) => {
    const key = name.toLowerCase().replace(/\.$/, "");
    const known = names.get(key);
    if (!/^\p{L}{3,}$/u.test(key)) return;
    names.set(key, known === undefined || known === month ? month : null);
  };
  for (const language of LANGUAGES)
    for (const style of ["long", "short"] as const)
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2021, month - 1, 15);
        const dated = new Intl.DateTimeFormat(language, { day: "numeric", month: style, timeZone: "UTC" });
        add(dated.formatToParts(day).find(({ type }) => type === "month")?.value ?? "", month);
        add(new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(day), month);
      }
  add("sept", 9);
  return new Map([...names].filter((entry): entry is [string, number] => entry[1] !== null));
}

import { DragomanError } from "../errors.ts";

/** Longest text, in UTF-16 code units. A longer one is a collection, not a news text. */
export const MOST_CODE_UNITS = 500_000;

/**
 * Refuses what is no news text.
 *
 * @param id names the document in the message
 * @throws DragomanError "text/too-large", "text/binary", "text/empty"
 */
export function checkText(text: string, id: string): void {
  const where = `document ${id.slice(0, 40)}`;
  if (text.length > MOST_CODE_UNITS)
    throw new DragomanError("text/too-large", {
      what: `the text has ${text.length} characters; ${MOST_CODE_UNITS} are the most`,
      where,
      fix: "Split it into single news texts.",
    });
  const sample = text.slice(0, 20_000);
  const zeros = sample.match(/\0/g)?.length ?? 0; // a stray one in a long text comes from careless converters
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (zeros > sample.length / 200 || (controls > 8 && controls > sample.length / 50))
    throw new DragomanError("text/binary", {
      what: "this is not text: it is full of control characters",
      where,
      fix: "Give plain text in UTF-8.",
    });
  if (!/\p{L}/u.test(text))
    throw new DragomanError("text/empty", {
      what: "the text has no words",
      where,
      fix: "Give the text of a news report.",
    });
}

/**
 * A date of publication, as given: a year, a month or a day that exists.
 *
 * @throws DragomanError "text/bad-date"
 */
export function checkDate(date: string, id: string): string {
  const [, y, m = "01", d = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  const real = y && new Date(`${y}-${m}-${d}T00:00:00Z`);
  if (real && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(`${y}-${m}-${d}`)) return date;
  throw new DragomanError("text/bad-date", {
    what: `"${date}" is no date of the form YYYY-MM-DD`,
    where: `document ${id.slice(0, 40)}`,
    fix: "Give the publication date as, for example, 2022-01-19, or leave it out: it is never guessed.",
  });
}

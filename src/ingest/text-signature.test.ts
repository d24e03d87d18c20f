import { expect, test } from "vitest";
import { formatSignature, parseSignature, sharedShare, textSignature } from "./text-signature.ts";

const REPORT =
  "The foreign ministers of Norland and Sudmark met in the harbour town of Vell on Monday to talk about fishing rights. " +
  "Both sides called the talks useful. The minister of Norland said that 14 boats had been held since spring, and asked for their release. " +
  "His colleague said a court would decide within weeks, and that the crews were well. A further meeting is planned for the autumn.";

const share = (a: string, b: string) => sharedShare(textSignature(a).shingles, textSignature(b).shingles);

test("a signature outlives its hexadecimal form", () => {
  const signature = textSignature(REPORT);
  const hex = formatSignature(signature);
  expect(hex).toMatch(/^[\da-f]{264}$/);
  expect(parseSignature(hex)).toEqual(signature);
});

test.each([null, "", "abc", "z".repeat(264)])("what is no signature is none: %s", (hex) =>
  expect(parseSignature(hex)).toBeNull(),
);

test("the value for one text stays what it is: lakes hold it", () =>
  expect(formatSignature(textSignature("Envoys met in Vell on Monday to talk about 14 boats")).slice(0, 16)).toBe(
    "12b11cfe9c6b875a",
  ));

test.each([
  ["case", REPORT.toUpperCase()],
  ["line breaks", REPORT.replaceAll(". ", ".\n\n")],
  ["typography", REPORT.replaceAll("'", "’").replaceAll(",", " ,")],
  ["page furniture", `${REPORT}\n\nFollow us on Twitter for more.\n\n© 2024 Example Media. All rights reserved.`],
])("%s changes nothing", (_, text) =>
  expect(formatSignature(textSignature(text))).toBe(formatSignature(textSignature(REPORT))),
);

test.each([
  ["a dateline", `VELL, March 3 (AP) — ${REPORT}`, 0.9, 1],
  ["a part", REPORT.slice(0, REPORT.length * 0.7), 0.5, 0.85],
  [
    "another text",
    "Rain fell on the hills all night and the river rose by a metre before noon, so the school was closed.",
    0,
    0.1,
  ],
])("%s shares its part of the words", (_, text, least, most) => {
  expect(share(REPORT, text)).toBeGreaterThanOrEqual(least);
  expect(share(REPORT, text)).toBeLessThanOrEqual(most);
});

test.each([
  ["another count", REPORT, REPORT.replace("14", "20"), false],
  ["thousands with or without comma", `${REPORT} 1,200 came.`, `${REPORT} 1200 came.`, true],
  ["a date in the dateline", REPORT, `VELL, March 3 — ${REPORT}`, true],
  ["a time and a year", REPORT, `Updated 10:32, 2024\n\n${REPORT}`, true],
])("numbers are compared apart from words: %s", (_, a, b, same) =>
  expect(textSignature(a).numbers === textSignature(b).numbers).toBe(same),
);

test("texts shorter than a shingle are compared whole", () => {
  expect(share("Talks end", "talks end.")).toBe(1);
  expect(share("Talks end", "Talks begin")).toBeLessThan(0.1);
  expect(share("", "")).toBe(1);
});

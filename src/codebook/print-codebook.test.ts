import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { loadCodebook } from "./load-codebook.ts";
import { EVENT_TYPES } from "./plover.ts";
import { describeCodebook, describeType } from "./print-codebook.ts";

const codebook = loadCodebook();
const pages = [describeCodebook(codebook), ...EVENT_TYPES.map((type) => describeType(codebook, type))];

test("no line is wider than 100 characters or ends in a space, and every page ends in a line break", () => {
  for (const line of pages.flatMap((page) => page.split("\n"))) {
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line).toBe(line.trimEnd());
  }
  for (const page of pages) expect(page).toMatch(/[^\n]\n$/);
});

test("colour adds nothing but escapes", () => {
  const color = true;
  const painted = [
    describeCodebook(codebook, { color }),
    ...EVENT_TYPES.map((type) => describeType(codebook, type, { color })),
  ];
  expect(painted.map(stripVTControlCharacters)).toEqual(pages);
  for (const page of painted) expect(page).toContain("\u001b[");
  for (const page of pages) expect(page).not.toContain("\u001b[");
});

test("the list has a line for every type, its columns aligned", () => {
  const lines = describeCodebook(codebook).split("\n");
  const start = lines[0]?.indexOf("What it is") ?? -1;
  for (const type of codebook.types) {
    const line = lines.find((each) => each.startsWith(`${type.name} `)) ?? "";
    expect(type.gloss.startsWith(line.slice(start))).toBe(true);
    expect(line.slice(start - 2, start)).toBe("  ");
  }
});

test("one type is told with its recipient, its future, its nearest CAMEO code and its modes", () => {
  expect(describeType(codebook, "MOBILIZE")).toBe(`MOBILIZE  material conflict (quad 4), score -5.5
  Armed or police forces are moved, readied or put on show without being used.

  Recipient      optional. Those before whom force is shown, where that is clear.
  In the future  stays MOBILIZE, with the flag future
  Nearest CAMEO  150 Demonstrate military or police power, Goldstein -7.2

  Mode     Score  CAMEO  Goldstein  What it is
  troops    -6.5  154         -7.2  Soldiers or units are called up, sent or shown.
  weapons   -6.5  154         -7.2  Weapons, ships, aircraft or vehicles are moved, tested or
                                    readied.
  police    -5.5  153         -7.2  Police or security units are sent out or put on alert.
  militia   -6.0  154         -7.2  An armed body outside the state is called up or put on alert.
`);
});

test("an unknown type is refused", () => {
  expect(() => describeType(codebook, "FIGHT")).toThrow(/no event type "FIGHT"/);
});

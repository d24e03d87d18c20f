import fc from "fast-check";
import { expect, test } from "vitest";
import { findDateline } from "./dateline.ts";

test.each([
  ["TEHRAN – The minister left.", "TEHRAN", null, null],
  ["TEHRAN—The minister left.", "TEHRAN", null, null],
  ["NAIROBI, Kenya (AP) — Police said.", "NAIROBI, Kenya", "AP", null],
  ["Geneva, 12 March (Reuters) - Talks opened.", "Geneva", "Reuters", "12 March"],
  ["MOSCOW, Jan 19.—The envoy arrived.", "MOSCOW", null, "Jan 19"],
  ["BEIJING, Jan. 19 (Xinhua) -- The envoy left.", "BEIJING", "Xinhua", "Jan. 19"],
  ["LONDON, 19 January 2022, (AFP) - The envoy left.", "LONDON", "AFP", "19 January 2022"],
  ["WASHINGTON, D.C. – The envoy left.", "WASHINGTON, D.C.", null, null],
  ["PORT-AU-PRINCE, Haiti (Reuters) - Hundreds fled.", "PORT-AU-PRINCE, Haiti", "Reuters", null],
  ["JERUSALEM/GAZA (Reuters) - Hundreds fled.", "JERUSALEM/GAZA", "Reuters", null],
  ["Talks fail\n\nNEW DELHI (PTI): The army said.", "NEW DELHI", "PTI", null],
  ["By Jo Doe\nCAIRO, March 2 (Reuters) – The envoy left.", "CAIRO", "Reuters", "March 2"],
  ["ANKARA: Two men were held.", "ANKARA", null, null],
])("%s", (text, place, agency, date) => {
  const found = findDateline(text);
  const dateText = found?.dateText ? text.slice(found.dateText.start, found.dateText.end) : null;
  expect([found?.place, found?.agency, dateText]).toEqual([place, agency, date]);
  expect(text.slice(found?.span.start, found?.span.end)).toBe(place);
});

test.each([
  "Police - and only they - may enter.",
  "The talks in Geneva ended.",
  "Iran said on Monday that it would go.",
  "WATCH: The envoy leaves",
  "BREAKING – Talks fail",
  "EU – Russia talks fail",
  "US - China trade falls",
  "KERRY: Thank you all.\n\nQUESTION: Will you go?",
  "Mr. Ode (left) - a friend",
  "",
])("none: %s", (text) => expect(findDateline(text)).toBeNull());

test("the spans are the words they name, whatever the text", () => {
  const parts = fc.constantFrom(
    "TEHRAN",
    "Geneva",
    ", ",
    " (AP) ",
    "– ",
    "-- ",
    "Jan. 3",
    "\n",
    ": ",
    "the ",
    "👍",
    "\ud800",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
      const text = list.join("");
      const found = findDateline(text);
      if (!found) return;
      expect(text.slice(found.span.start, found.span.end)).toBe(found.place);
      if (found.dateText) expect(text.slice(found.dateText.start, found.dateText.end)).toMatch(/\d/);
    }),
    { numRuns: 500 },
  );
});

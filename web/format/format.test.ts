import { expect, test } from "vitest";
import { participant } from "../test/participant.ts";
import { basisWords } from "./basis-words.ts";
import { confidenceWords } from "./confidence-words.ts";
import { listNames } from "./list-names.ts";
import { participantCode } from "./participant-code.ts";
import { participantName } from "./participant-name.ts";
import { safeHref } from "./safe-href.ts";
import { showCount } from "./show-count.ts";
import { showDate } from "./show-date.ts";
import { showNumber } from "./show-number.ts";
import { showScale } from "./show-scale.ts";

test.each([
  ["2025-03-13", "13 March 2025"],
  ["2025-03", "March 2025"],
  ["2025", "2025"],
  ["2025-03-13T08:00:00Z", "13 March 2025"],
  [null, "date open"],
])("the date %s is shown as %s", (date, shown) => expect(showDate(date)).toBe(shown));

test.each([
  [7, "+7.0"],
  [-3.46, "−3.5"],
  [-0.01, "0.0"],
  [0, "0.0"],
  [null, "–"],
])("the score %s is shown as %s", (score, shown) => expect(showScale(score)).toBe(shown));

test("large counts have commas, and one is no plural", () => {
  expect(showNumber(1234567)).toBe("1,234,567");
  expect(showCount(1, "report")).toBe("1 report");
  expect(showCount(0, "report")).toBe("0 reports");
});

test.each([
  ["https://news.example/a", "https://news.example/a"],
  ["HTTP://news.example/a", "HTTP://news.example/a"],
  ["javascript:alert(1)", null],
  [" https://news.example", null],
  ["data:text/html,x", null],
  [null, null],
])("the address %s becomes the link %s", (address, link) => expect(safeHref(address)).toBe(link));

test.each([
  ["IRN", "GOV", "IRN.GOV"],
  ["IRN", null, "IRN"],
  [null, "REB", ".REB"],
  [null, null, null],
])("code %s and sector %s are written %s", (code, sector, written) =>
  expect(participantCode({ code, sector })).toBe(written),
);

test.each([
  [{ identifier_text: "Ada Obi", entity_text: "she" }, "Ada Obi"],
  [{ entity_text: "the rebels", code: "KEN", sector: "REB" }, "the rebels"],
  [{ code: "KEN", sector: "GOV" }, "KEN.GOV"],
  [{ code: "UNK" }, "somebody"],
  [{ sector: "UNK" }, "somebody"],
  [{}, "somebody"],
])("the side %j is called %s", (side, name) => expect(participantName(participant(side))).toBe(name));

test("sides that share their words are told apart by their codes, and equal ones are named once", () => {
  const both = { entity_text: "both countries" };
  expect(listNames([participant({ ...both, code: "KEN" }), participant({ ...both, code: "UGA" })])).toBe(
    "both countries (KEN) and both countries (UGA)",
  );
  expect(listNames([participant(both), participant(both)])).toBe("both countries");
});

test.each([
  [0.85, "very likely"],
  [0.84, "likely"],
  [0.65, "likely"],
  [0.45, "uncertain"],
  [0.44, "doubtful"],
])("a share of %d is %s", (share, words) => expect(confidenceWords(share)).toBe(words));

test("a date says how it was found", () => {
  const words = { text: "Tuesday", start: 0, end: 7, granularity: "weekday" };
  expect(basisWords({ ...words, basis: "published" })).toBe("weekday; counted from the publication date");
});

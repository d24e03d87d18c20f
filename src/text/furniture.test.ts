import { expect, test } from "vitest";
import { findFurniture } from "./furniture.ts";
import { readDocument } from "./news-document.ts";

test.each([
  [
    "a licence footer on the last line",
    "The talks ended.    All content by X News is licensed under a Creative Commons Attribution 4.0 License.",
    "licence",
  ],
  ["a republished text", "The talks ended.\nThis article is republished under a Creative Commons licence.", "licence"],
  ["a link to other texts", "The talks ended.\nRead more: Ten facts about talks", "link"],
  ["a link glued to the report", "The talks ended. WATCH: Ten facts about talks", "link"],
  ["a newsletter", "The talks ended.\n\nSubscribe to our newsletter", "subscription"],
  ["a briefing", "The talks ended.\n\nSign up for our daily briefing", "subscription"],
  ["a share button", "The talks ended.\n\nShare this", "share"],
  ["a channel", "The talks ended. Follow us on Telegram", "share"],
  ["an advertisement's label", "The talks ended.\nADVERTISEMENT", "share"],
  ["a copyright line", "The talks ended.\n© 2021 Example Media", "copyright"],
  ["copyright in words", "The talks ended.\nCopyright Example Media", "copyright"],
  ["reserved rights", "The talks ended.\nAll rights reserved.", "copyright"],
  ["a photographer", "The talks ended.\nPhoto by Jo Doe/Example Pictures", "credit"],
  ["a photographer in brackets", "The talks ended.\n(Photo: Jo Doe)", "credit"],
  ["an agency's credits", "The talks ended. (Reporting by A. Bee; editing by C. Dee)", "credit"],
])("%s", (_, text, kind) => {
  expect(findFurniture(text).map((f) => f.kind)).toEqual([kind]);
  expect(readDocument(text).sentences.map((s) => s.role)).toEqual(["report", "furniture"]);
});

test.each([
  "The ministry published a list. It will watch prices and share results.",
  "Copyright law was debated in parliament on Monday.",
  "They agreed on (a) grain, (b) gas and (c) Ode's return.",
  "Share prices fell. Photos of the scene were shown.",
  "The article was published under a false name. Read it again, he said.",
  "She told them to follow us on foot.",
])("a report is a report: %s", (text) => expect(findFurniture(text)).toEqual([]));

test("on a page without line breaks a link ends with its sentence", () => {
  const report = `The talks ended. Read more: Ten facts about talks. ${"The envoys left for home on Monday. ".repeat(9)}`;
  expect(findFurniture(report).map(({ span }) => report.slice(span.start, span.end))).toEqual([
    "Read more: Ten facts about talks.",
  ]);
});

test("each part is given once, with its own words", () => {
  const text = "The talks ended.\n© 2021 Example Media. All rights reserved.\nShare this\n";
  expect(findFurniture(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
    "© 2021 Example Media. All rights reserved.",
    "Share this",
  ]);
});

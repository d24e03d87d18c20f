import { expect, test } from "vitest";
import type { EventRecord } from "../record/reading.ts";
import { markSentence, paintFor } from "./mark-sentence.ts";

test.each([
  ["a bracket's letter stays with its first word", "word ".repeat(18), "depots were hit."],
  ["characters beyond the basic plane", "\u{1f600} ".repeat(30), "depots were hit."],
])("%s", (_, before, after) => {
  const points = Array.from(before + after);
  const start = Array.from(before).length;
  const act = { text: "depots", start, end: start + 6 };
  // Only these fields are read.
  const event = { event_text: [act], actor: [], recipient: [] } as unknown as EventRecord;
  const lines = markSentence(points, [0, points.length], {
    events: [event],
    statements: [],
    paint: paintFor(false),
    number: 1,
    width: 80,
  });
  expect(lines.join("\n")).toContain("[V depots]");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

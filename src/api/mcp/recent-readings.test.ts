import { expect, test } from "vitest";
import { inventedReading } from "../../../test/invented-reading.ts";
import { recentReadings } from "./recent-readings.ts";

test("the last 32 readings are kept; one that is read again is new again", () => {
  const recent = recentReadings();
  for (let number = 0; number < 32; number += 1) recent.keep(inventedReading(number));
  recent.keep(inventedReading(0));
  recent.keep(inventedReading(32));
  const kept = ["event-0-0", "event-1-0", "event-32-1"].map((id) => recent.eventOf(id)?.document.id ?? null);
  expect(kept).toEqual(["document-0", null, "document-32"]);
});

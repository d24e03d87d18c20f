import { expect, test } from "vitest";
import { isEmbargoed, statedRevision } from "./stated-revision.ts";

const version = (number: string | null, time: string | null, status: "usable" | "canceled" = "usable") =>
  statedRevision({ item: "a", number, time, status }).version;

test.each([
  ["a number", "12", "2024-05-03T09:00:00Z", "0000000012"],
  ["a time, where the number is none", "1.2", "2024-05-03T09:00:00+02:00", "2024-05-03T07:00:00.000Z"],
  ["neither", null, "yesterday", "0000000000"],
])("the version is %s", (_, number, time, expected) => expect(version(number, time)).toBe(expected));

test("versions sort as text in the order in which they follow each other", () => {
  const order = [
    version(null, null),
    version("2", null),
    version("10", null),
    version(null, "2024-05-03T09:00:00+05:00"),
    version(null, "2024-05-03T08:00:00Z"),
    version(null, null, "canceled"),
  ];
  expect(order.toSorted()).toEqual(order);
});

test.each([
  [null, false],
  ["2024-06-01T00:00:01Z", true],
  ["2024-06-01T00:00:00Z", false],
  ["2024-06-01T01:00:00+02:00", false],
  ["Friday noon", true],
])("embargoed until %s", (until, is) => expect(isEmbargoed(until, new Date("2024-06-01T00:00:00Z"))).toBe(is));

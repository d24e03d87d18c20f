import { expect, test } from "vitest";
import { watchCommand } from "./watch-command.ts";
import { parseEvery } from "./watch-flags.ts";

test.each([
  [["x.xml"], {}, "is no http or https address"],
  [["http://a.example/"], { secret: "s" }, "--secret is for an address"],
  [["http://a.example/"], { to: "http://10.0.0.1/" }, "lies in a private network"],
  [["http://a.example/"], { type: ["CONSULTS"] }, "CONSULT"],
])("%s with %j is refused before anything is fetched", async (addresses, flags, words) => {
  const all = { lake: "/nowhere/lake", every: 60_000, to: "stdout", threads: 1, ...flags };
  await expect(watchCommand(addresses, all)).rejects.toThrow(words);
});

test.each([
  ["15m", 900_000],
  ["2h", 7_200_000],
  ["60s", 60_000],
  ["7d", 604_800_000],
])("every %s", (words, ms) => expect(parseEvery(words)).toBe(ms));

test.each(["30s", "8d", "15", "m", "-5m", ""])("every %j is refused", (words) => {
  expect(() => parseEvery(words)).toThrow("1m to 7d");
});

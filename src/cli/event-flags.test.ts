import { Command } from "commander";
import { expect, test } from "vitest";
import { EventFilter } from "../store/event-filter.ts";
import { loadKnownValues } from "../store/known-values.ts";
import { addEventFlags, filterFrom } from "./event-flags.ts";

const known = loadKnownValues();

function filter(...args: readonly string[]) {
  const command = addEventFlags(new Command("x").exitOverride().option("--lake <folder>"));
  return filterFrom(command.parse(args, { from: "user" }).opts(), known);
}

test("every field of a filter has its flag", () => {
  const flags = addEventFlags(new Command("x")).options.map((option) => option.attributeName());
  expect(flags.sort()).toEqual(Object.keys(EventFilter.shape).sort());
});

test("values may stand with commas or in flags of their own", () => {
  expect(filter("--type", "CONSULT,AID").type).toEqual(filter("--type", "CONSULT", "--type", "AID").type);
});

test("the flags of a question are understood", () => {
  const asked = filter(
    ..."--actor IRN.GOV --recipient RUS --since 2022-01 --not future,hypothetical --near -1.29,36.82,50 --lake x --least-dead 3 --order -dead".split(
      " ",
    ),
  );
  expect(asked).toMatchObject({
    actor: [{ code: "IRN", sector: "GOV" }],
    recipient: [{ code: "RUS", sector: null }],
    since: "2022-01",
    near: { lat: -1.29, lon: 36.82, km: 50 },
    leastDead: 3,
    order: "-dead",
  });
});

test("a pair is two words or one with a comma", () => {
  expect(filter("--between", "IRN", "RUS").between).toEqual(filter("--between", "IRN,RUS").between);
});

test("a value that is none is refused with the nearest", () => {
  expect(() => filter("--type", "CONSLUT")).toThrow(/Did you mean CONSULT/);
});

import { expect, test } from "vitest";
import { countriesNamed } from "./countries-named.ts";
import { loadKnowledgeBase } from "./knowledge-base.ts";
import { resolveInContext } from "./resolve-in-context.ts";

const knowledge = loadKnowledgeBase();

test("an office without a country takes the only one of its context, and says so", () => {
  const text = "the president";
  const context = "Kenyan police said that the president had left Nairobi.";
  expect(resolveInContext({ text, context }, knowledge)).toMatchObject({ code: "KEN", sector: "GOV" });
  expect(resolveInContext({ text, context }, knowledge).reason).toContain("only country in its context");
  expect(resolveInContext({ text, context: "The president flew from Kenya to Uganda." }, knowledge).code).toBeNull();
  expect(resolveInContext({ text }, knowledge).code).toBeNull();
});

test("countries count by name, demonym and capital; names of several count for none", () => {
  expect(
    countriesNamed("Chadian troops left Mali. Chad thanked Bamako; in Chad, Georgia is far away.", knowledge),
  ).toEqual(["TCD", "MLI"]);
});

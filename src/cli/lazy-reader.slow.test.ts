import { expect, test } from "vitest";
import { createReader } from "../reader.ts";
import { lazyReader } from "./lazy-reader.ts";

test("a lazy reader has the names of the one that it loads, and reads as it does", async () => {
  const [lazy, reader] = [lazyReader({}), await createReader()];
  expect([lazy.coder, lazy.modelHash]).toEqual([reader.coder, reader.modelHash]);
  const text = "Police detained two men in Lima on Monday.";
  expect(await lazy.tryRead(text, { withText: true })).toEqual(await reader.tryRead(text, { withText: true }));
  await Promise.all([lazy.close(), reader.close()]);
});

test("a table of actors that is not there is said before anything is read", () => {
  expect(() => lazyReader({ actors: "/nowhere.csv" })).toThrow("/nowhere.csv");
});

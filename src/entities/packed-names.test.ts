import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadKnowledgeBase } from "./knowledge-base.ts";
import { hashOfTables, readPackedNames, writePackedNames } from "./packed-names.ts";

const file = join(mkdtempSync(join(tmpdir(), "packed-")), "names.json");

test("packed names are those of the tables", () => {
  const { names } = loadKnowledgeBase();
  writePackedNames(names, "hash", file);
  const packed = readPackedNames(() => "hash", file);
  expect(packed?.size).toBe(names.size);
  for (const key of ["iran", "georgia", "pentagon", "vladimir putin", "goma", "taliban"])
    expect(packed?.get(key)).toEqual(names.get(key));
  const entry = (key: string) => packed?.get(key)?.[0]?.entry;
  expect(entry("u.n.".replaceAll(".", "")), "forms of one entry share it").toBe(entry("united nations"));
});

test("names packed from other tables do not count, nor do missing ones", () => {
  writePackedNames(loadKnowledgeBase().names, "old", file);
  expect(readPackedNames(() => "new", file)).toBeNull();
  expect(readPackedNames(() => "new", `${file}.none`)).toBeNull();
});

test("the hash changes with any table", () => {
  const table = join(mkdtempSync(join(tmpdir(), "tables-")), "a.tsv");
  writeFileSync(table, "name\nPeru\n");
  const before = hashOfTables([table]);
  writeFileSync(table, "name\nChad\n");
  expect(hashOfTables([table])).not.toBe(before);
});

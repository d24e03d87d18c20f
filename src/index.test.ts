import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as dragoman from "./index.ts";
import { VERSION } from "./version.ts";

test("the public names are these and no others", () => {
  expect(Object.keys(dragoman).sort()).toEqual([
    "DragomanError",
    "askEvents",
    "codeInputs",
    "countByPeriod",
    "countEvents",
    "createClient",
    "createReader",
    "dyadSeries",
    "findQuotations",
    "openLake",
    "readFilter",
    "readReading",
    "readingSchema",
    "storySummary",
  ]);
});

test("the version is the package's", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8")).version).toBe(VERSION);
});

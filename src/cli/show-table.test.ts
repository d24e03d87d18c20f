import { expect, test } from "vitest";
import { plainText, showTable, type TableColumn } from "./show-table.ts";

const columns: readonly TableColumn[] = [{ head: "Date" }, { head: "Who", least: 4 }, { head: "n", align: "right" }];

test("columns are as wide as their cells, numbers stand to the right", () => {
  const rows = [
    ["2022-01-01", "A minister", "7"],
    ["2022", "B", "12"],
  ];
  expect(showTable(rows, columns, { width: null })).toEqual([
    "Date        Who          n",
    "2022-01-01  A minister   7",
    "2022        B           12",
  ]);
});

test("what does not fit is cut where it may be, and no further than it may", () => {
  const rows = [["2022-01-01", "A minister of the interior", "7"]];
  expect(showTable(rows, columns, { width: 24 })[1]).toBe("2022-01-01  A minist…  7");
  expect(showTable(rows, columns, { width: 5 })[1]).toBe("2022-01-01  A m…  7");
});

test("wide letters take two columns", () => {
  const lines = showTable(
    [
      ["東京", "x", "1"],
      ["abcd", "y", "2"],
    ],
    columns,
    { width: null },
  );
  expect(lines.slice(1)).toEqual(["東京  x    1", "abcd  y    2"]);
});

test("lines stand under their row", () => {
  const lines = showTable([["a"], ["b"]], [{ head: "x" }], { width: null, under: (row) => [`  ${row}`] });
  expect(lines).toEqual(["x", "a", "  0", "b", "  1"]);
});

test("a style is applied behind padding", () => {
  const styled = [{ head: "Date", style: (cell: string) => `<${cell}>` }, { head: "Who" }];
  expect(showTable([["a", "b"]], styled, { width: null })[1]).toBe("<a   >  b");
});

test("a page cannot send the terminal commands", () => {
  expect(plainText("a\u001b[31mb\r\nc\u202ed")).toBe("a [31mb c d");
});

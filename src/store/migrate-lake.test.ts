import { expect, test } from "vitest";
import { lakePath } from "../../test/invented-lake.ts";
import { openDatabase } from "./database.ts";
import { LAKE_TABLES } from "./lake-tables.ts";
import { selectList } from "./migrate-lake.ts";

test("a column that a part of an older version lacks is a typed null", async () => {
  const database = await openDatabase({ where: await lakePath() });
  await database.run("CREATE TABLE old (document_id VARCHAR, entity_id VARCHAR, start INTEGER)");
  await database.run("INSERT INTO old VALUES ('d', 'e', 7)");
  const list = selectList("mentions", 1, { mentions: { end: 2 } });
  expect(await database.query(`SELECT ${list} FROM old`)).toEqual([
    { document_id: "d", entity_id: "e", start: 7, end: null },
  ]);
  const types = await database.query(`DESCRIBE SELECT ${list} FROM old`);
  expect(types.map((row) => row.column_type)).toEqual(Object.values(LAKE_TABLES.mentions));
  database.close();
});

test("a part of the version that added a column has it", () => {
  expect(selectList("mentions", 2, { mentions: { end: 2 } })).toBe('"document_id", "entity_id", "start", "end"');
});

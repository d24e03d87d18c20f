import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { guardedSql } from "./guarded-sql.ts";
import type { Lake } from "./lake.ts";

let lake: Lake;
beforeAll(async () => {
  lake = await littleLake({ events: [{ event_id: "a", event: "AID", mode: ["x", "y"] }] });
});
afterAll(() => lake.close());

async function rowsOf(sql: string): Promise<object[]> {
  const rows: object[] = [];
  for await (const row of guardedSql(lake, sql)) rows.push(row);
  return rows;
}

test.each([
  ["SELECT event FROM events;", [{ event: "AID" }]],
  ["FROM current_events SELECT count(*) AS n", [{ n: 1 }]],
  ["WITH q AS (SELECT event FROM main.events) SELECT q.event FROM q JOIN events USING (event)", [{ event: "AID" }]],
  ["SELECT unnest(mode) AS m FROM events", [{ m: "x" }, { m: "y" }]],
  ["SELECT column_name AS c FROM (DESCRIBE SELECT event FROM events)", [{ c: "event" }]],
  ["SELECT x FROM range(2) r(x)", [{ x: 0 }, { x: 1 }]],
  ["SELECT event FROM events UNION ALL VALUES ('z')", [{ event: "AID" }, { event: "z" }]],
  ["WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2) SELECT * FROM r", [{ n: 1 }, { n: 2 }]],
])("%s is answered", async (sql, rows) => {
  expect(await rowsOf(sql)).toEqual(rows);
});

test.each([
  ["COPY events TO '/tmp/x.csv'", /it is no SELECT/],
  ["ATTACH '/tmp/x.db'", /it is no SELECT/],
  ["INSERT INTO events SELECT * FROM events", /it is no SELECT/],
  ["DROP VIEW current_events", /it is no SELECT/],
  ["SET memory_limit = '9GB'", /it is no SELECT/],
  ["PRAGMA database_list", /no SELECT|no view|not allowed|not shown/],
  ["INSTALL httpfs", /it is no SELECT/],
  ["SELECT 1; SELECT 2", /there are 2 statements/],
  ["SELECT 1; COPY events TO '/tmp/x.csv'", /it is no SELECT/],
  ["", /there are 0 statements/],
  ["SELECT * FROM '/etc/passwd'", /"\/etc\/passwd" is no view/],
  ["SELECT * FROM 'x.parquet'", /"x.parquet" is no view/],
  ["SELECT * FROM read_csv('/etc/passwd')", /table function read_csv is not allowed/],
  ["SELECT * FROM read_text('/etc/passwd')", /read_text is not allowed/],
  ["SELECT (SELECT content FROM read_text('/etc/passwd'))", /read_text is not allowed/],
  ["SELECT * FROM events WHERE event IN (SELECT x FROM glob('*') g(x))", /glob is not allowed/],
  ["SELECT * FROM query('SELECT 1')", /query is not allowed/],
  ["SELECT * FROM query_table('x.csv')", /query_table is not allowed/],
  ["SELECT * FROM duckdb_settings()", /duckdb_settings is not allowed/],
  ["SELECT getenv('HOME')", /getenv looks outside/],
  ["SELECT current_setting('temp_directory')", /current_setting looks outside/],
  // A CTE's name must not let the same name through where the CTE does not reach.
  [`SELECT * FROM (WITH "/etc/passwd" AS (SELECT 1) SELECT 1) a, '/etc/passwd' b`, /is no view/],
  ["SHOW TABLES", /not shown/],
  ["SELECT * FROM information_schema.tables", /"tables" is no view/],
  ["SELECT * FROM other.main.events", /"events" is no view/],
  ["SELECT * FROM curent_events", /Did you mean current_events/],
  ["SELECT * FRM events", /syntax error/],
  ["SELECT nothing FROM events", /nothing/],
])("%s is refused", async (sql, message) => {
  await expect(rowsOf(sql)).rejects.toThrow(
    expect.objectContaining({ code: "store/bad-sql", message: expect.stringMatching(message) }),
  );
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSiteRegistry } from "./site-registry.ts";

const folder = mkdtempSync(join(tmpdir(), "sites-"));
afterAll(() => rmSync(folder, { recursive: true }));

function registryOf(table: string) {
  const path = join(folder, "sites.csv");
  writeFileSync(path, table);
  return readSiteRegistry(path);
}

const TABLE =
  "host,publisher,family,licence,country\nexample.org,Example Daily,Example Group,CC-BY-4.0,NOR\nhttps://www.Sports.example.org/,Example Sports,Example Group,,\n";

test.each([
  ["https://www.example.org/a/b?c=1", "Example Daily"],
  ["http://news.example.org:8080/", "Example Daily"],
  ["https://m.sports.example.org/x", "Example Sports"],
  ["https://badexample.org/", undefined],
  ["https://example.org.evil.net/", undefined],
  ["no address", undefined],
])("the site of %s is %s", (url, publisher) => expect(registryOf(TABLE).find(url)?.publisher).toBe(publisher));

test("what the table does not say is null", () => {
  expect(registryOf(TABLE).find("https://sports.example.org")).toEqual({
    host: "sports.example.org",
    publisher: "Example Sports",
    family: "Example Group",
    licence: null,
    country: null,
  });
  expect(registryOf("host\n").find("https://a.org")).toBeNull();
});

test.each([
  ["a column that nobody knows", "host,owner\na.org,x\n", /"owner" is no column/],
  ["no host", "publisher\nx\n", /host is missing/],
  ["a host that is none", "host\nlocal host\n", /host is "local host"/],
  ["a country by its name", "host,country\na.org,Norway\n", /country is "Norway"/],
  ["a host twice", "host\na.org\nwww.a.org\n", /a\.org stands in the table twice.*:3/s],
  ["a row with too many cells", "host,publisher\na.org,x,y\n", /Invalid Record Length/],
])("%s is refused", (_, table, message) => {
  expect(() => registryOf(table)).toThrow(message);
  expect(() => registryOf(table)).toThrow(expect.objectContaining({ code: "ingest/bad-columns" }));
});

test("a file that is not there is missing", () =>
  expect(() => readSiteRegistry(join(folder, "none.csv"))).toThrow(
    expect.objectContaining({ code: "ingest/missing" }),
  ));

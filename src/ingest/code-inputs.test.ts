import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lakePath } from "../../test/invented-lake.ts";
import { inventedReading } from "../../test/invented-reading.ts";
import { openLake } from "../store/open-lake.ts";
import { codeInputs } from "./code-inputs.ts";

/** Reads any text as that of the village whose number it names. */
const reader = {
  coder: "invented 1",
  modelHash: "none",
  tryRead: async (text: string, { id = "" }: { readonly id?: string }) => {
    const reading = inventedReading(Number(/\d+/.exec(text)));
    const hash = createHash("sha256").update(text).digest("hex");
    const events = reading.events.map((event) => ({ ...event, document_id: id }));
    return { ...reading, events, document: { ...reading.document, id, hash } };
  },
};

async function villages(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "villages-"));
  const text = (n: number) =>
    `The council of Village ${n} chose bridge ${n * 7} over ferry ${n * 13}, its clerk told ${n} reporters.`;
  for (let n = 0; n < count; n += 1) await writeFile(join(folder, `${n}.txt`), text(n));
  return folder;
}

async function outcomesOf(inputs: readonly string[], lake: string, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const { outcome } of codeInputs(inputs, { lake, reader })) if (outcomes.push(outcome) >= most) break;
  return outcomes;
}

async function countIn(folder: string, table: string): Promise<unknown> {
  const lake = await openLake(folder);
  const [row] = await lake.query(`SELECT count(*)::INTEGER AS n FROM ${table}`);
  lake.close();
  return row?.n;
}

test("every item is told, events come together to stories, and nothing is read twice", async () => {
  const [folder, lake] = [await villages(3), await lakePath()];
  expect(await outcomesOf([folder], lake)).toEqual(["read", "read", "read"]);
  expect([await countIn(lake, "events"), await countIn(lake, "newest_stories")]).toEqual([6, 6]);
  expect(await outcomesOf([folder], lake)).toEqual(["known", "known", "known"]);
});

test("who stops early keeps what was read, and the next call goes on from there", async () => {
  const [folder, lake] = [await villages(3), await lakePath()];
  await outcomesOf([folder], lake, 2);
  expect(await countIn(lake, "documents")).toBe(2);
  expect((await outcomesOf([folder], lake)).sort()).toEqual(["known", "known", "read"]);
});

test("an address is a failure where nothing fetches, and the lock is given back", async () => {
  const lake = await lakePath();
  const inputs = ["https://example.org/report"];
  expect(await outcomesOf(inputs, lake)).toEqual(["failed"]);
  expect(await outcomesOf(await villages(1).then((folder) => [folder]), lake)).toEqual(["read"]);
});

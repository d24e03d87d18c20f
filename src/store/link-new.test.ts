import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import { type LakeWriter, openLakeWriter } from "./lake-writer.ts";
import { linkNew } from "./link-new.ts";
import { rowOfDocument } from "./rows-of-reading.ts";

async function linked(folder: string, before: (writer: LakeWriter) => Promise<unknown> = async () => {}) {
  const writer = await openLakeWriter(folder);
  await before(writer);
  await writer.commit();
  const found = await linkNew(folder, writer).finally(() => writer.close());
  return { generation: found.generation, events: found.events };
}

test("a new generation is written only where events came in or went", async () => {
  const folder = await lakePath();
  expect(await linked(folder)).toEqual({ generation: 0, events: 0 });
  await addInvented(folder, [[1]], { facts: { revision: { item: "a", version: "1", status: "usable" } } });
  expect(await linked(folder)).toEqual({ generation: 1, events: 2 });
  expect(await linked(folder)).toEqual({ generation: 1, events: 2 });
  await addInvented(folder, [[2]]);
  expect(await linked(folder)).toEqual({ generation: 2, events: 4 });
  const kill = inventedFacts(3, { revision: { item: "a", version: "2", status: "canceled" } });
  const row = rowOfDocument(inventedReading(3), kill, { state: "withdrawn" });
  expect(await linked(folder, (writer) => writer.add({ documents: [row] }))).toEqual({ generation: 3, events: 2 });
  expect(await linked(folder)).toEqual({ generation: 3, events: 2 });
});

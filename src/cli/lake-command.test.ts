import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compactCommand, linkCommand, verifyCommand } from "./lake-command.ts";

test.each([
  ["link", linkCommand],
  ["verify", verifyCommand],
  ["compact", compactCommand],
])("%s makes no lake where there is none", async (_, command) => {
  const folder = mkdtempSync(join(tmpdir(), "no-lake-"));
  const [absent, empty] = [join(folder, "absent"), join(folder, "empty")];
  mkdirSync(empty);
  for (const lake of [absent, empty])
    await expect(command({ lake })).rejects.toMatchObject({ code: "store/not-a-lake" });
  expect([existsSync(absent), existsSync(join(empty, "lake.json"))]).toEqual([false, false]);
});

import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const ORDER = ["text", "codebook", "encoder", "entities", "coder", "record", "store", "ingest", "worker", "api", "cli"];

/** Files at the root of src/: what everybody may say, and what wires the layers for callers outside; `cli` may use those too. */
const ROOT = new Set(["errors.ts", "version.ts", "reader.ts", "index.ts"]);

const files = (await readdir("src", { recursive: true })).filter((file) => file.endsWith(".ts"));

test.each(files.filter((file) => file.includes("/")))(
  "%s imports only its own folder, the root's errors and version, and folders to its left",
  async (file) => {
    const [folder = ""] = file.split("/");
    expect(ORDER, `give ${folder}/ a place in ORDER`).toContain(folder);
    for (const [, path = ""] of (await readFile(`src/${file}`, "utf8")).matchAll(/from "((?:\.\.?\/)+[^"]+)"/g)) {
      const [to = "", ...rest] = new URL(path, `file:///${file}`).pathname.slice(1).split("/");
      if (rest.length === 0)
        expect(/^(errors|version)\.ts$/.test(to) || folder === "cli", `${file} imports ${to}`).toBe(true);
      else
        expect(ORDER.indexOf(to), `${file} imports ${to}/, which lies to its right`).toBeLessThanOrEqual(
          ORDER.indexOf(folder),
        );
    }
  },
);

test("nothing but wiring lies at the root of src/", () => {
  expect(files.filter((file) => !file.includes("/") && !file.endsWith(".test.ts")).sort()).toEqual([...ROOT].sort());
});

import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";

async function pageApp() {
  const root = await mkdtemp(join(tmpdir(), "page-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "page", "assets"), { recursive: true });
  await writeFile(join(root, "page", "index.html"), "<!doctype html><title>page</title>");
  await writeFile(join(root, "page", "assets", "a-1.js"), "1");
  await writeFile(join(root, "secret.txt"), "secret");
  await symlink(join(root, "secret.txt"), join(root, "page", "link.txt"));
  return apiApp({ documents: [], pageFolder: join(root, "page") });
}

test.each([
  ["/", 200, "text/html"],
  ["/read", 200, "text/html"],
  ["/dyad/IRN/RUS", 200, "text/html"],
  ["/actor/name%3AAda%20B", 200, "text/html"],
  ["/assets/a-1.js", 200, "text/javascript"],
  ["/assets/none.js", 404, "application/problem+json"],
  ["/..%2fsecret.txt", 404, "application/problem+json"],
  ["/%2e%2e/secret.txt", 404, "application/problem+json"],
  ["/link.txt", 404, "application/problem+json"],
  ["/%00.txt", 404, "application/problem+json"],
  ["/%ff.txt", 404, "application/problem+json"],
  ["/v1/none", 404, "application/problem+json"],
] as const)("%s is %d", async (path, status, type) => {
  const { ask } = await pageApp();
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain(type);
  expect(await answer.text()).not.toBe("secret");
});

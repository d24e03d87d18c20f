import { createHash } from "node:crypto";
import type { Lake } from "../store/lake.ts";
import { VERSION } from "../version.ts";
import type { ApiRequest } from "./endpoint.ts";

/**
 * Names the state of the lake in the answer, and says whether the asker has it already: then the answer is 304 and needs no work.
 * Between two commits an answer cannot change.
 */
export function matchesEtag(c: ApiRequest, lake: Lake): boolean {
  const accept = createHash("sha256")
    .update(c.req.header("accept") ?? "")
    .digest("hex")
    .slice(0, 8);
  const etag = `W/"${lake.commits.at(-1)?.number ?? 0}-${VERSION}-${accept}"`;
  c.header("etag", etag);
  c.header("cache-control", "private, no-cache");
  c.header("vary", "Accept, Authorization");
  const given = (c.req.header("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  return given.includes(etag) || given.includes("*");
}

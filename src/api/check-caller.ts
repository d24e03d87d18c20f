import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { DragomanError } from "../errors.ts";

export interface CallerOptions {
  readonly key: string | null;
  readonly hosts: readonly string[];
}

/** Names by which a browser on this machine reaches it. */
const OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Lets only those through who may ask. Without a key the name that was asked for must be one of this machine's own, or a foreign page whose
 * name was bound to 127.0.0.1 (DNS rebinding) could read along. Pages of other sites are refused in any case.
 */
export function checkCaller({ key, hosts }: CallerOptions): MiddlewareHandler {
  const names = new Set([...OWN_NAMES, ...hosts.map((host) => host.toLowerCase())]);
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    if (key === null && !names.has(nameOf(host))) throw wrongHost(host);
    const origin = c.req.header("origin");
    if (origin !== undefined && !isSameHost(origin, host)) throw crossSite(origin);
    if (c.req.header("sec-fetch-site") === "cross-site" && c.req.path.startsWith("/v1"))
      throw crossSite("another site");
    if (key !== null && c.req.path.startsWith("/v1") && !isKey(c.req.header("authorization"), key)) throw noKey();
    await next();
  };
}

const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, "");

const isSameHost = (origin: string, host: string) =>
  URL.canParse(origin) && new URL(origin).host.toLowerCase() === host.toLowerCase().replace(/:(80|443)$/, "");

/** Hashes are of one length, and comparing them takes the same time wherever they differ. */
function isKey(authorization: string | undefined, key: string): boolean {
  const [, given = ""] = /^Bearer\s+(\S+)$/i.exec(authorization ?? "") ?? [];
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(key));
}

const wrongHost = (host: string) =>
  new DragomanError("api/wrong-host", {
    what: `this server is not asked as ${JSON.stringify(host.slice(0, 100))}`,
    where: "Host",
    fix: `Ask it as ${OWN_NAMES[0]}, or start it with a key.`,
  });

const crossSite = (origin: string) =>
  new DragomanError("api/cross-site", {
    what: `${origin.slice(0, 100)} may not ask this server`,
    where: "Origin",
    fix: "Only the page that this server gives out may ask it from a browser.",
  });

const noKey = () =>
  new DragomanError("api/no-key", {
    what: "the key is missing or wrong",
    where: "Authorization",
    fix: "Send the header Authorization: Bearer KEY with the key that the server was started with.",
  });

import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, MiddlewareHandler } from "hono";
import { DragomanError } from "../errors.ts";

export interface RateOptions {
  readonly burst: number;
  readonly perSecond: number;
  readonly now: () => number;
}

interface Bucket {
  left: number;
  at: number;
}

/** More clients than this are not kept apart in memory: the oldest are forgotten. */
const MOST_CLIENTS = 10_000;

/** Lets each client send so many requests; what it used comes back with time. @throws DragomanError "api/too-many-requests" */
export function limitRate({ burst, perSecond, now }: RateOptions): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  return async (c, next) => {
    const who = clientOf(c);
    const at = now();
    const before = buckets.get(who) ?? { left: burst, at };
    const left = Math.min(burst, before.left + ((at - before.at) / 1_000) * perSecond);
    buckets.delete(who); // set again at the end: the map is in the order of last use
    buckets.set(who, { left: Math.max(0, left - 1), at });
    if (buckets.size > MOST_CLIENTS) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
    if (left < 1) throw tooMany(burst, perSecond);
    await next();
  };
}

function clientOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown"; // asked without a socket, as tests do
  }
}

const tooMany = (burst: number, perSecond: number) =>
  new DragomanError("api/too-many-requests", {
    what: `more than ${burst} requests came at once, or more than ${perSecond} a second`,
    where: "client",
    fix: "Wait for the seconds that Retry-After names; ask for many texts or events with one request.",
  });

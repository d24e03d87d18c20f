import type { MiddlewareHandler } from "hono";
import { DragomanError } from "../errors.ts";

/** Gives up on an answer whose head takes longer. @throws DragomanError "api/too-slow" */
export function limitTime(timeMs: number): MiddlewareHandler {
  return async (_c, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(tooSlow(timeMs)), timeMs);
    });
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const tooSlow = (timeMs: number) =>
  new DragomanError("api/too-slow", {
    what: `there was no answer within ${timeMs / 1_000} seconds`,
    where: "server",
    fix: "Ask for less at once: a narrower filter, a smaller limit, fewer texts.",
  });

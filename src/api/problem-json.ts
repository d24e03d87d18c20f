import { z } from "@hono/zod-openapi";
import { DragomanError, type ErrorCode } from "../errors.ts";

/** What goes over the wire for an error. @see RFC 9457 */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('code of the error, "folder/problem"; "bug" for what should not happen'),
    where: z.string(),
    fix: z.string(),
  })
  .openapi("Problem");

export type Problem = z.infer<typeof Problem>;

/** Status by folder of the code; what a client sent wrong is never a 5xx. */
const OF_FOLDER: Readonly<Record<string, number>> = { text: 422, ingest: 422, api: 400, codebook: 400, cli: 400 };

const OF_CODE: Partial<Readonly<Record<ErrorCode, number>>> = {
  "text/too-large": 413,
  "ingest/too-large": 413,
  "ingest/unsafe": 403,
  "store/unknown-value": 400,
  "store/bad-filter": 400,
  "store/locked": 409,
  "api/not-found": 404,
  "api/no-lake": 404,
  "api/wrong-method": 405,
  "api/wrong-media-type": 415,
  "api/too-large": 413,
  "api/busy": 429,
  "api/too-many-requests": 429,
  "api/too-slow": 503,
  "api/no-key": 401,
  "api/wrong-host": 421,
  "api/cross-site": 403,
};

/** After how many seconds it is worth to ask again. */
const RETRY_SECONDS: Partial<Readonly<Record<ErrorCode, number>>> = {
  "store/locked": 5,
  "api/busy": 2,
  "api/too-many-requests": 2,
  "api/too-slow": 10,
};

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "A key is needed",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  421: "Misdirected request",
  422: "It cannot be read",
  429: "Too many requests",
  500: "A bug",
  503: "Not now",
};

/** The answer to an error. A bug shows nothing of its inside. */
export function problemJson(error: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const problem = problemOf(error);
  const retry = error instanceof DragomanError ? RETRY_SECONDS[error.code] : undefined;
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retry === undefined ? {} : { "retry-after": String(retry) }),
      ...(problem.status === 401 ? { "www-authenticate": 'Bearer realm="dragoman"' } : {}),
      ...headers,
    },
  });
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof DragomanError)) return BUG;
  const { what, where, fix } = error.detail;
  const status = OF_CODE[error.code] ?? OF_FOLDER[error.code.split("/")[0] ?? ""] ?? 500;
  // The paths of this machine are nobody's business.
  const shown = status === 500 ? "server" : where;
  return {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail: what,
    code: error.code,
    where: shown,
    fix,
  };
}

const BUG: Problem = {
  type: "about:blank",
  title: "A bug",
  status: 500,
  detail: "something went wrong that should not",
  code: "bug",
  where: "server",
  fix: "Report it with what you asked; the server's own log says more.",
};

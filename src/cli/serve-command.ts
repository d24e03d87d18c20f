import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createApi } from "../api/create-api.ts";
import { lakeSource } from "../api/lake-source.ts";
import { startServer } from "../api/server.ts";
import { DragomanError } from "../errors.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { createReader } from "../reader.ts";
import { loadKnownValues } from "../store/known-values.ts";
import { openLake } from "../store/open-lake.ts";
import { VERSION } from "../version.ts";
import { writeOut } from "./write.ts";

/** The options of `dragoman serve`. */
export interface ServeFlags {
  readonly lake?: string;
  readonly host: string;
  readonly port: number;
  readonly key?: string;
  readonly threads: number;
  readonly actors?: string;
  /** Requests that one client may send each second; ten times as many at once. Default 60. */
  readonly rate?: number;
  /** Folder of a built page, in place of the package's own. */
  readonly page?: string;
}

/** `dragoman serve [--lake DIR]`: the page and the API at one port, until it is told to end. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  const key = flags.key ?? process.env.DRAGOMAN_KEY ?? null;
  checkExposure(flags.host, key);
  const lake = flags.lake === undefined ? null : await openLake(flags.lake);
  const reader = await createReader({ threads: flags.threads, ...(flags.actors ? { actors: flags.actors } : {}) });
  const client = new PoliteClient({ userAgent: `dragoman/${VERSION}`, timeoutMs: 15_000, answerMs: 45_000 });
  const app = createApi({
    reader,
    lake: lake && lakeSource(lake),
    known: loadKnownValues(),
    client,
    key,
    hosts: [flags.host],
    pageFolder: flags.page ?? ownPage(),
    ...(flags.rate === undefined ? {} : { limits: { perSecond: flags.rate, burst: 10 * flags.rate } }),
    noteBug: (error) => process.stderr.write(`dragoman: a bug: ${error instanceof Error ? error.stack : error}\n`),
  });
  try {
    const server = await startServer(app, flags);
    await writeOut(`dragoman serves at ${server.url}\nAPI: ${server.url}/v1/openapi.json. Press Ctrl-C to end.\n`);
    await told();
    await server.close();
  } finally {
    await client.close();
    await reader.close();
    lake?.close();
  }
}

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Others may reach the server only with a key that cannot be guessed. @throws DragomanError "cli/usage" */
function checkExposure(host: string, key: string | null): void {
  if (key === null && LOCAL.test(host)) return;
  if (key !== null && /^\S{16,}$/.test(key)) return;
  throw new DragomanError("cli/usage", {
    what:
      key === null
        ? `${host} can be reached from other machines, and no key is given`
        : "the key is too short, or has blanks",
    where: "command line",
    fix: "Give --key, or better the environment variable DRAGOMAN_KEY, with at least 16 characters that nobody can guess.",
  });
}

/** The page that the build put beside the program, null where there is none. */
function ownPage(): string | null {
  const folder = fileURLToPath(new URL("../../web/dist/", import.meta.url));
  return existsSync(folder) ? folder : null;
}

const told = () =>
  new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });

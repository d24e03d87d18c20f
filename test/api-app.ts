import { onTestFinished } from "vitest";
import type { ApiContext } from "../src/api/api-context.ts";
import { createApi } from "../src/api/create-api.ts";
import { lakeSource } from "../src/api/lake-source.ts";
import { PoliteClient } from "../src/ingest/polite-client.ts";
import { failedReading } from "../src/record/build-reading.ts";
import { loadKnownValues } from "../src/store/known-values.ts";
import { openLake } from "../src/store/open-lake.ts";
import { addInvented, lakePath } from "./invented-lake.ts";
import { inventedReading } from "./invented-reading.ts";

const known = loadKnownValues();

/** A reader that reads nothing: every text gives an invented reading, and "bad" one with an error. */
export const fakeReader: ApiContext["reader"] = {
  coder: "dragoman test",
  modelHash: "0000",
  tryRead: async (text, { id = "text", withText }) => {
    if (text === "bad") return failedReading(id, new Error("it is bad"));
    const reading = inventedReading(1);
    return { ...reading, document: { ...reading.document, id, text: withText ? text : null } };
  },
};

/** An answer whose JSON tests look into as they like. */
export type Answered = Omit<Response, "json"> & { readonly json: () => Promise<ReturnType<typeof JSON.parse>> };

/** The API over a lake of invented documents (none: no lake), asked without a port. */
export async function apiApp(given: Partial<ApiContext> & { readonly documents?: readonly number[] } = {}) {
  const { documents = [1, 2, 3], ...context } = given;
  const client = new PoliteClient({ gapMs: 0 });
  onTestFinished(() => client.close());
  const lake = documents.length > 0 ? await inventedLake(documents) : null;
  const app = createApi({ reader: fakeReader, lake: lake && lakeSource(lake), known, client, ...context });
  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> =>
    app.request(`http://localhost${path}`, init);
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { app, lake, ask, post };
}

async function inventedLake(documents: readonly number[]) {
  const folder = await lakePath();
  await addInvented(folder, [documents]);
  const lake = await openLake(folder);
  onTestFinished(() => lake.close());
  return lake;
}

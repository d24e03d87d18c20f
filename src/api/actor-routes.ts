import { z } from "@hono/zod-openapi";
import { dyadsOfActor, findActorsCalled, officesIn } from "../store/actor-page.ts";
import { askEvents } from "../store/ask-events.ts";
import { checkValues } from "../store/check-values.ts";
import { parseFilter } from "../store/event-filter.ts";
import { findQuotations } from "../store/find-quotations.ts";
import type { Lake } from "../store/lake.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { QuotationSchema } from "./quotation-schema.ts";
import { readQuery, wholeNumber } from "./request-query.ts";
import { StoredEventSchema } from "./stored-event-schema.ts";

const text = z.string().nullable();
const count = z.int().min(0);
const ActorSchema = z
  .strictObject({ key: z.string(), name: z.string(), code: text, sector: text, identifier_id: text, events: count })
  .openapi("Actor");
const Actors = z.strictObject({ actors: z.array(ActorSchema) }).openapi("Actors");
const ActorPage = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    code: text,
    sector: text,
    identifier_id: text,
    offices: z.array(z.strictObject({ title: z.string(), from: text, to: text })),
    dyads: z.array(z.strictObject({ other: z.string(), events: count, goldstein: z.number().nullable() })),
    quotations: z.array(QuotationSchema),
    events: z.array(StoredEventSchema),
  })
  .openapi("ActorPage");

const SHOWN = 20;

/** `GET /v1/actors?q=…` and `GET /v1/actors/:key`. */
export function addActorRoutes(app: Api, context: ApiContext): void {
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/actors",
      summary: "Who in the lake is called so",
      request: { query: z.object({ q: z.string().optional(), limit: z.string().optional() }) },
      responses: {
        200: { description: "Actors, those of most events first", content: { "application/json": { schema: Actors } } },
      },
    },
    answer: async (c, lake) => {
      const { q, limit } = readQuery(c, { q: z.string().max(200).default(""), limit: wholeNumber(1, 100, SHOWN) });
      return c.json({ actors: await findActorsCalled(lake, q, limit) }, 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/actors/{key}",
      summary:
        "One actor: offices, countries it deals with, its latest words and acts; empty lists where the lake has none",
      request: { params: z.object({ key: z.string() }) },
      responses: { 200: { description: "The actor", content: { "application/json": { schema: ActorPage } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      return c.json(await actorPage(lake, c.req.param("key") ?? "", context), 200);
    },
  });
}

async function actorPage(lake: Lake, key: string, { known }: ApiContext): Promise<z.output<typeof ActorPage>> {
  const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);
  const [acts, suffers] = [filter({ actor: [key] }), filter({ recipient: [key] })];
  const events: StoredEvent[] = [];
  for await (const event of askEvents(lake, filter({ either: [key], limit: SHOWN }))) events.push(event);
  const wikidata = /^Q\d+$/i.test(key) ? key.toUpperCase() : null;
  const [side] = acts.actor;
  const [named] = wikidata ? await findActorsCalled(lake, wikidata, 1) : [];
  return {
    key,
    name: named?.name ?? (side?.kind === "name" ? side.name : key),
    code: named?.code ?? (side?.kind === "code" ? side.code : null),
    sector: named?.sector ?? (side?.kind === "code" || side?.kind === "sector" ? side.sector : null),
    identifier_id: wikidata,
    offices: wikidata ? await officesIn(lake, wikidata) : [],
    dyads: [...(await dyadsOfActor(lake, { acts, suffers }, SHOWN))],
    quotations: [...(await findQuotations(lake, { ...acts, limit: SHOWN }))],
    events,
  };
}

import { z } from "@hono/zod-openapi";
import { COUNTED } from "../store/asked-sql.ts";
import { countByPeriod } from "../store/count-by-period.ts";
import { dyadSeries } from "../store/dyad-series.ts";
import { findQuotations } from "../store/find-quotations.ts";
import { mapPoints } from "../store/map-points.ts";
import { PERIODS } from "../store/periods.ts";
import { topMovers } from "../store/top-movers.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api, QueryParameter } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { QuotationSchema } from "./quotation-schema.ts";
import { filterParameters, readFilter, wholeNumber } from "./request-query.ts";

const count = z.int().min(0);
const mean = z.number().nullable();
const period = { period: z.string(), from: z.string(), to: z.string() };
const Counts = z.strictObject({ events: count, stories: count, reports: count });
const Period = z.strictObject(period);

const Periods = z
  .strictObject({ periods: z.array(z.strictObject({ ...period, ...Counts.shape })), undated: Counts })
  .openapi("Periods");
const Series = z
  .strictObject({
    series: z.array(
      z.strictObject({
        ...period,
        actor: z.string(),
        recipient: z.string(),
        events: count,
        stories: count,
        goldstein: mean,
        scale: mean,
        quads: z.array(z.number()).length(4).nullable(),
      }),
    ),
  })
  .openapi("Series");
const Movers = z
  .strictObject({
    last: Period.nullable(),
    newest: z.string().nullable(),
    earlier: z.array(Period),
    movers: z.array(
      z.strictObject({
        actor: z.string(),
        recipient: z.string(),
        last: count,
        mean: z.number(),
        change: z.number(),
        score: z.number(),
      }),
    ),
  })
  .openapi("Movers");
const Points = z
  .strictObject({
    ids: z.array(z.string()),
    lat: z.array(z.number()),
    lon: z.array(z.number()),
    quad: z.array(z.int()),
    date: z.array(z.string().nullable()),
  })
  .openapi("Points");
const Quotations = z.strictObject({ quotations: z.array(QuotationSchema) }).openapi("Quotations");

const by = z.enum(PERIODS, { error: `it is none of ${PERIODS.join(", ")}` }).default("month");
const counted = z.enum(COUNTED, { error: `it is none of ${COUNTED.join(", ")}` }).default("events");
const BY: QueryParameter = {
  name: "by",
  in: "query",
  required: false,
  schema: { type: "string", enum: PERIODS },
  description: "default month",
};
const COUNT: QueryParameter = {
  name: "count",
  in: "query",
  required: false,
  schema: { type: "string", enum: COUNTED },
  description: "what weighs the same; default events",
};
const EARLIER: QueryParameter = {
  name: "earlier",
  in: "query",
  required: false,
  schema: { type: "integer", minimum: 1, maximum: 1000 },
  description: "with how many earlier periods the last is compared; default 12",
};
const MOST_POINTS = 100_000;

/** Answers that are counts and columns: by period, of a pair, of what moved, on a map; and quotations. */
export function addCountRoutes(app: Api, context: ApiContext): void {
  const { known } = context;
  const route = (path: string, summary: string, schema: z.ZodType, own: readonly QueryParameter[] = []) => ({
    path,
    summary,
    parameters: [...filterParameters(), ...own],
    responses: { 200: { description: summary, content: { "application/json": { schema } } } },
  });
  addLakeEndpoint(app, context, {
    route: route("/v1/counts", "Events, stories and reports by period", Periods, [BY]),
    answer: async (c, lake) => {
      const { own, filter } = readFilter(c, { by }, known);
      const { rows, undated } = await countByPeriod(lake, filter, own.by);
      return c.json({ periods: rows, undated }, 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: route("/v1/series", "What two sides did to each other, by period, both directions apart", Series, [
      BY,
      COUNT,
    ]),
    answer: async (c, lake) => {
      const { own, filter } = readFilter(c, { by, count: counted }, known);
      return c.json({ series: await dyadSeries(lake, filter, own) }, 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: route("/v1/movers", "Pairs whose count in the last period differs most from before", Movers, [
      BY,
      COUNT,
      EARLIER,
    ]),
    answer: async (c, lake) => {
      const own = { by, count: counted, earlier: wholeNumber(1, 1000, 12), limit: wholeNumber(1, 1000, 20) };
      const read = readFilter(c, own, known);
      return c.json(await topMovers(lake, read.filter, read.own), 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: route("/v1/points", "Where events were, in columns", Points),
    answer: async (c, lake) => {
      const { own, filter } = readFilter(c, { limit: wholeNumber(1, MOST_POINTS, MOST_POINTS) }, known);
      return c.json(await mapPoints(lake, filter, own.limit), 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: route("/v1/quotations", "What a side is quoted with", Quotations),
    answer: async (c, lake) => {
      const { own, filter } = readFilter(c, { limit: wholeNumber(1, 1000, 20) }, known);
      return c.json({ quotations: await findQuotations(lake, { ...filter, limit: own.limit }) }, 200);
    },
  });
}

import { z } from "@hono/zod-openapi";
import { correctionMarks } from "../store/correction-marks.ts";
import { findCorrections } from "../store/find-corrections.ts";
import { writeCorrection } from "../store/write-correction.ts";
import type { ApiContext } from "./api-context.ts";
import { CorrectionSchema, GivenCorrectionSchema } from "./correction-schema.ts";
import { type Api, addEndpoint } from "./endpoint.ts";
import { addLakeEndpoint, lakeOf } from "./lake-endpoint.ts";
import { notFound } from "./not-found.ts";
import { readBody } from "./request-body.ts";
import { readQuery } from "./request-query.ts";
import { jsonLines, streamBody } from "./stream-body.ts";

const Corrections = z.strictObject({ corrections: z.array(CorrectionSchema) }).openapi("Corrections");

/** What readers find wrong: to write, to look at, and as marks for the next model. */
export function addCorrectionRoutes(app: Api, context: ApiContext): void {
  /** One writes after the other: a lake has one writer. */
  let turn: Promise<unknown> = Promise.resolve();
  addEndpoint(
    app,
    {
      method: "post",
      path: "/v1/corrections",
      summary: "Say that an event is wrong, or mend it; what was read stays in the lake",
      request: { body: { required: true, content: { "application/json": { schema: GivenCorrectionSchema } } } },
      responses: {
        201: { description: "The correction", content: { "application/json": { schema: CorrectionSchema } } },
      },
    },
    async (c) => {
      readQuery(c, {});
      const given = await readBody(c, GivenCorrectionSchema, context.limits?.bodyBytes ?? 2_000_000);
      const lake = await lakeOf(context);
      const mine = turn.catch(() => {}).then(() => writeCorrection(lake, given, context));
      turn = mine;
      const correction = await mine;
      if (correction === null) throw notFound("event", given.event_id);
      await context.lake?.refresh();
      return c.json(correction, 201);
    },
  );
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/corrections",
      summary: "Corrections, oldest first",
      request: { query: z.object({ event_id: z.string().optional() }) },
      responses: { 200: { description: "Corrections", content: { "application/json": { schema: Corrections } } } },
    },
    answer: async (c, lake) => {
      const { eventId } = readQuery(c, { eventId: z.string().min(1).max(500).optional() });
      return c.json({ corrections: await findCorrections(lake, eventId ?? null) }, 200);
    },
  });
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/corrections/export",
      summary: "Every corrected event as it was read and as readers have it, one a line",
      responses: { 200: { description: "Marks", content: { "application/x-ndjson": { schema: { type: "string" } } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      const headers = {
        "content-type": "application/x-ndjson",
        "content-disposition": 'attachment; filename="corrections.jsonl"',
      };
      return c.body(streamBody(jsonLines(correctionMarks(lake))), 200, headers);
    },
  });
}

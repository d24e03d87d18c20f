import { z } from "@hono/zod-openapi";
import { DragomanError } from "../errors.ts";
import type { TextReader } from "../ingest/code-documents.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import type { ApiContext } from "./api-context.ts";
import { type Api, type ApiRequest, addEndpoint } from "./endpoint.ts";
import { fetchArticle } from "./fetch-article.ts";
import type { ReadQueue } from "./read-queue.ts";
import { ReadingSchema } from "./reading-schema.ts";
import { checkType, parseJson, readBody, tooLarge } from "./request-body.ts";
import { readQuery } from "./request-query.ts";
import { splitLines } from "./split-lines.ts";
import { jsonLines, streamBody } from "./stream-body.ts";

const short = z.string().min(1).max(2000);

/** One text and what is said about it. */
const TextInput = z
  .strictObject({
    text: z.string().max(2_000_000),
    id: short.max(500).nullish(),
    date: z.string().max(40).nullish().describe("of publication, YYYY[-MM[-DD]]; never guessed"),
    title: short.nullish(),
    url: short.nullish(),
    publisher: short.max(500).nullish(),
    with_text: z
      .boolean()
      .nullish()
      .describe("give the text back even where its licence does not say that it may be shared"),
  })
  .openapi("TextInput");
type TextInput = z.output<typeof TextInput>;

const ReadingBody = z.union([TextInput, z.strictObject({ texts: z.array(TextInput).min(1).max(100) })]);
const Readings = z.strictObject({ readings: z.array(ReadingSchema) }).openapi("Readings");
const Page = z.strictObject({ url: short, date: z.string().max(40).nullish(), with_text: z.boolean().nullish() });

/** `POST /v1/readings` for one text, many, or a stream; `POST /v1/readings/from-url`. */
export function addReadingRoutes(app: Api, context: ApiContext, queue: ReadQueue): void {
  const mostBytes = context.limits?.bodyBytes ?? 2_000_000;
  const { reader } = context;
  addEndpoint(
    app,
    {
      method: "post",
      path: "/v1/readings",
      summary: "Read one text, up to 100, or a stream of JSON lines; readings come in the order of the texts",
      description:
        "A text that cannot be read gives a reading with its error. When the queue is full, the answer is 429.",
      request: {
        body: {
          required: true,
          content: {
            "application/json": { schema: ReadingBody },
            "application/x-ndjson": { schema: { type: "string" } },
          },
        },
      },
      responses: {
        200: {
          description: "The readings",
          content: {
            "application/json": { schema: z.union([ReadingSchema, Readings]) },
            "application/x-ndjson": { schema: { type: "string" } },
          },
        },
      },
    },
    async (c) => {
      readQuery(c, {});
      if (checkType(c, "application/json", "application/x-ndjson") === "application/x-ndjson")
        return c.body(streamBody(jsonLines(readLines(c, { reader, queue, mostBytes }))), 200, {
          "content-type": "application/x-ndjson",
        });
      const body = await readBody(c, ReadingBody, mostBytes);
      const texts = "texts" in body ? body.texts : [body];
      const readings = await queue.runAll(
        texts.map((text) => taskOf(text, reader)),
        c.req.raw.signal,
      );
      return c.json("texts" in body ? { readings } : readings[0], 200);
    },
  );
  addEndpoint(
    app,
    {
      method: "post",
      path: "/v1/readings/from-url",
      summary: "Read the article of a public web page",
      request: { body: { required: true, content: { "application/json": { schema: Page } } } },
      responses: { 200: { description: "The reading", content: { "application/json": { schema: ReadingSchema } } } },
    },
    async (c) => {
      readQuery(c, {});
      const { url, date, with_text } = await readBody(c, Page, mostBytes);
      const article = await fetchArticle(url, context.client);
      const text = { ...article, date: date ?? article.date, with_text: with_text ?? false };
      const [reading] = await queue.runAll([taskOf(text, reader, article.license)], c.req.raw.signal);
      return c.json(reading, 200);
    },
  );
}

function taskOf(
  { text, id, date, title, url, publisher, with_text }: TextInput,
  reader: TextReader,
  license: Awaited<ReturnType<typeof fetchArticle>>["license"] = null,
) {
  const options = {
    withText: with_text ?? false,
    ...(id ? { id } : {}),
    ...(date ? { date } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(license ? { license } : {}),
  };
  return { size: text.length, run: () => reader.tryRead(text, options) };
}

interface LineReading {
  readonly reader: TextReader;
  readonly queue: ReadQueue;
  readonly mostBytes: number;
}

/** A line that is wrong gives a reading with its error, as a text does; blank lines give none. */
async function* readLines(c: ApiRequest, { reader, queue, mostBytes }: LineReading): AsyncGenerator<Reading> {
  for await (const { line, number, tooLong } of splitLines(c.req.raw.body, mostBytes)) {
    const where = `line ${number}`;
    if (line?.trim() === "") continue;
    try {
      if (line === null) throw tooLong ? tooLarge(mostBytes) : notUtf8(where);
      yield await queue.runPatiently(taskOf(parseJson(line, TextInput, where), reader), c.req.raw.signal);
    } catch (error) {
      if (!(error instanceof DragomanError)) throw error;
      yield failedReading(where, error);
    }
  }
}

const notUtf8 = (where: string) =>
  new DragomanError("api/bad-request", { what: "the line is not UTF-8", where, fix: "Send JSON in UTF-8." });

import { expect, test } from "vitest";
import { loadCodebook } from "../codebook/load-codebook.ts";
import { codeDocument } from "../coder/code-document.ts";
import { loadEncoder } from "../encoder/encoder.ts";
import { loadKnowledgeBase } from "../entities/knowledge-base.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { buildReading } from "../record/build-reading.ts";
import { loadKnownValues } from "../store/known-values.ts";
import { readDocument } from "../text/news-document.ts";
import { createApi } from "./create-api.ts";
import { startServer } from "./server.ts";

const TEXTS = 200;
const MOST_GROWTH = 600_000_000;

test("two hundred texts at once are all read, none twice, in bounded memory", { timeout: 300_000 }, async () => {
  const encoder = await loadEncoder({ threads: 2 });
  const [codebook, knowledge] = [loadCodebook(), loadKnowledgeBase()];
  const client = new PoliteClient();
  const coder = { codebook, knowledge, coder: "dragoman", modelHash: "m" };
  const app = createApi({
    reader: {
      coder: coder.coder,
      modelHash: coder.modelHash,
      tryRead: async (text, { withText, ...options }) =>
        buildReading(await codeDocument(readDocument(text, options), { encoder, codebook, knowledge }), {
          ...coder,
          withText,
        }),
    },
    lake: null,
    known: loadKnownValues(),
    client,
    limits: { timeMs: 250_000 },
  });
  const server = await startServer(app, { port: 0 });
  try {
    const sentence =
      "Kenya's foreign minister met his French counterpart in Nairobi on Monday, and both condemned the attack. ";
    const ask = async (n: number) => {
      const body = JSON.stringify({ id: `text-${n}`, text: sentence.repeat(10) + n });
      const answer = await fetch(`${server.url}/v1/readings`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return {
        status: answer.status,
        reading: (await answer.json()) as { document: { id: string }; events: unknown[] },
      };
    };
    await ask(-1);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 50);
    const answers = await Promise.all(Array.from({ length: TEXTS }, (_, n) => ask(n)));
    clearInterval(watch);
    expect(answers.map(({ status, reading }) => [status, reading.document.id])).toEqual(
      answers.map((_, n) => [200, `text-${n}`]),
    );
    expect(answers.every(({ reading }) => reading.events.length > 0)).toBe(true);
    expect(most - before).toBeLessThan(MOST_GROWTH);
    process.stderr.write(`memory grew by ${Math.round((most - before) / 1e6)} MB\n`);
  } finally {
    await server.close();
    await client.close();
    await encoder.release();
  }
});

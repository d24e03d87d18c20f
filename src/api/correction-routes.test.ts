import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";
import { verifyLake } from "../store/verify-lake.ts";

async function begin() {
  const app = await apiApp();
  const page = await (await app.ask("/v1/events?with=all&limit=1")).json();
  const [{ event, document }] = page.events;
  const correct = (body: object) =>
    app.post("/v1/corrections", { event_id: event.id, kind: "mend", by: "Ada", ...body });
  const now = async () => (await app.ask(`/v1/events/${event.id}`)).json();
  return { ...app, event, document, correct, now, total: page.total };
}

test("an event that is called wrong counts nowhere, and can still be looked at", async () => {
  const { ask, correct, now, event, document, total } = await begin();
  expect((await correct({ kind: "wrong", note: "no such thing" })).status).toBe(201);
  expect(await (await ask("/v1/events?with=all")).json()).toMatchObject({ total: total - 1 });
  expect(await now()).toMatchObject({
    event,
    withdrawn: true,
    corrections: [{ by: "Ada", note: "no such thing", revision: 1 }],
  });
  const { reading } = await (await ask(`/v1/documents/${document.id}`)).json();
  expect(reading.events.map(({ id }: { id: string }) => id)).not.toContain(event.id);
});

test("a mend changes what follows from it, and a second one goes out from the first", async () => {
  const { ask, correct, now, event } = await begin();
  await correct({ changes: { event: "ASSAULT", mode: [], actor: [{ position: 0, code: "KEN", sector: "MIL" }] } });
  expect((await now()).event).toMatchObject({
    event: "ASSAULT",
    quad_code: 4,
    actor: [{ code: "KEN", sector: "MIL" }],
  });
  await correct({ changes: { date: "2021-03" } });
  const mended = await now();
  expect(mended).toMatchObject({
    withdrawn: false,
    event: { event: "ASSAULT", date: "2021-03", event_text: event.event_text },
  });
  expect(mended.corrections).toHaveLength(2);
  const found = await (await ask("/v1/events?with=all&actor=KEN.MIL&type=ASSAULT&since=2021-03&until=2021-03")).json();
  expect(found.total).toBe(1);
});

test("a participant goes over to the other role", async () => {
  const { correct, now, event } = await begin();
  await correct({
    changes: { actor: event.actor.map((_: unknown, position: number) => ({ position, role: "recipient" })) },
  });
  const { actor, recipient } = (await now()).event;
  expect(actor).toMatchObject([{ code: null, sector: "UNK" }]);
  expect(recipient).toHaveLength(event.actor.length + event.recipient.length);
});

test.each([
  ["a type that is none", { changes: { event: "FROWN" } }, 400],
  ["a mode of another type", { changes: { event: "AID", mode: ["visit"] } }, 400],
  ["a code that is none", { changes: { actor: [{ position: 0, code: "QQQ" }] } }, 400],
  ["a place in the list that is not there", { changes: { recipient: [{ position: 99, code: "KEN" }] } }, 400],
  ["a day that no calendar has", { changes: { date: "2021-02-30" } }, 422],
  ["nothing to mend", { changes: {} }, 400],
  ["nobody who says so", { kind: "wrong", by: " " }, 400],
  ["an event that is not there", { event_id: "none", kind: "wrong" }, 404],
] as const)("%s is refused, and writes nothing", async (_, body, status) => {
  const { ask, correct } = await begin();
  expect((await correct(body)).status).toBe(status);
  expect((await (await ask("/v1/corrections")).json()).corrections).toEqual([]);
});

test("many corrections at once are all kept, each with a revision of its own, in a lake that stays sound", async () => {
  const { correct, now, lake, ask, event } = await begin();
  const answers = await Promise.all(["2020", "2021", "2022", "2023"].map((date) => correct({ changes: { date } })));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect((await now()).corrections.map(({ revision }: { revision: number }) => revision)).toEqual([1, 2, 3, 4]);
  const marks = (await (await ask("/v1/corrections/export")).text()).trim().split("\n");
  expect(marks).toHaveLength(1);
  expect(JSON.parse(marks[0] ?? "")).toMatchObject({ as_read: event, corrected: { date: "2023" } });
  expect(await verifyLake(lake?.folder ?? "")).toEqual([]);
});

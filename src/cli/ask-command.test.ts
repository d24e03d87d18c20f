import { Command } from "commander";
import { expect, test } from "vitest";
import { type LittleRows, littleLake } from "../../test/little-lake.ts";
import { type AskOptions, askCommand } from "./ask-command.ts";
import { addAskFlags } from "./ask-flags.ts";
import { paintFor } from "./mark-sentence.ts";

const act = (event_id: string, document_id: string, date: string, text: string | null) => ({
  event_id,
  document_id,
  event: "CONSULT",
  mode: ["visit"],
  quad_code: 1,
  event_scale: 3,
  goldstein: 2,
  cameo: "042",
  confidence: 0.9,
  actor_codes: ["IRN", "IRN.GOV"],
  recipient_codes: ["RUS"],
  date,
  date_from: date,
  date_to: date,
  text,
  sequence: 0,
  start: 10,
  end: 42,
  trigger: "went to",
  auxiliary_cues_json: "{}",
  event_info_json: '{"model_type":"CONSULT","score":0.9,"rule":null}',
  event_text_json: '[{"text":"went to","start":20,"end":27}]',
  cite_info_json: "{}",
});
const who = (event_id: string, role: string, code: string, name: string) => ({
  ...{ event_id, document_id: "d1", role, position: 0, code, entity_text: name, reason: "by name", via_json: "[]" },
});

const ROWS: LittleRows = {
  events: [
    act("a", "d1", "2022-01-19", "The envoy\u001b[2J went to Velm."),
    act("b", "d2", "2022-03-02", null),
    { ...act("plan", "d2", "2022-03-05", null), auxiliary: ["future"] },
  ],
  actors: ["a", "b", "plan"].flatMap((id) => [
    who(id, "actor", "IRN", "the envoy"),
    who(id, "recipient", "RUS", "his hosts"),
  ]),
  documents: [
    {
      document_id: "d1",
      locator: "1",
      state: "read",
      url: "https://news.example/1",
      publisher: "The Velm Post",
      license: "CC-BY-4.0",
      attribution: "The Velm Post, CC BY 4.0",
    },
    { document_id: "d2", locator: "2", state: "read", title: "A visit", publisher: "Karst Radio" },
  ],
  stories: [
    { generation: 1, story_id: "s", event_id: "a" },
    { generation: 1, story_id: "s", event_id: "b" },
  ],
};

async function ask(...args: readonly string[]): Promise<string> {
  const command = addAskFlags(new Command("ask").exitOverride());
  const options = command.parse(["--lake", "x", ...args], { from: "user" }).opts<AskOptions>();
  let printed = "";
  await askCommand(options, {
    open: () => littleLake(ROWS),
    write: async (text) => {
      printed += text;
    },
    view: { paint: paintFor(false), width: null },
  });
  return printed;
}

test("events are a table, the newest first, with what was left out", async () => {
  expect(await ask()).toBe(`Date        Event          Actor          Recipient      Told  Publisher
2022-03-02  CONSULT visit  IRN the envoy  RUS his hosts    2×  Karst Radio
2022-01-19  CONSULT visit  IRN the envoy  RUS his hosts    2×  The Velm Post

2 events, 1 story, 2 reports. Left out: future, hypothetical, negated, historical (--with brings them in)
`);
});

test("evidence is the sentence where it is stored, and what is owed for it", async () => {
  const shown = await ask("--evidence");
  expect(shown).toContain("    “The envoy [2J went to Velm.”\n    https://news.example/1 [10, 42) · 2 reports\n");
  expect(shown).toContain("    text not stored: licence unknown; the act is “went to”\n    A visit [10, 42)");
  expect(shown).toContain("Attribution owed\n  The Velm Post, CC BY 4.0");
});

test("stories are told once each", async () => {
  const lines = (await ask("--count", "stories", "--jsonl")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).event.id)).toEqual(["a"]);
});

test("counts by period have their zeros", async () => {
  expect(await ask("--by", "month", "--csv")).toBe(`period,from,to,events,stories,reports
2022-01,2022-01-01,2022-01-31,1,1,1
2022-02,2022-02-01,2022-02-28,0,0,0
2022-03,2022-03-01,2022-03-31,1,1,1
`);
});

test("a series tells both directions, an unknown mean is empty", async () => {
  const shown = await ask("--between", "IRN", "RUS", "--series", "--by", "quarter");
  expect(shown).toContain("IRN → RUS\nperiod   events  stories  Goldstein  PLOVER");
  expect(shown).toMatch(/RUS → IRN\n.*\n2022-Q1 +0 +0$/m);
});

test("the SQL of a question is printed with its values, without a lake", async () => {
  const sql = await ask("--actor", "IRN", "--limit", "5", "--sql");
  expect(sql).toContain("list_contains(e.actor_codes, 'IRN')");
  expect(sql).toMatch(/LIMIT 5;\n$/);
});

test("a SELECT is answered in every form, anything else refused", async () => {
  expect(await ask("--sql", "SELECT event, count(*) AS n FROM events GROUP BY 1")).toBe("event    n\nCONSULT  3\n");
  expect(JSON.parse(await ask("--json", "--sql", "SELECT 1 AS one"))).toEqual({ rows: [{ one: 1 }] });
  await expect(ask("--sql", "DROP VIEW current_events")).rejects.toThrow(/it is no SELECT/);
});

test("a table of a SELECT has an end, its CSV has all", async () => {
  const shown = (await ask("--sql", "FROM range(10002)")).trimEnd().split("\n");
  expect([shown.length, shown.at(-1)]).toEqual([10_003, "The first 10000 rows. --csv and --jsonl give all."]);
  expect((await ask("--csv", "--sql", "FROM range(10002)")).trimEnd().split("\n")).toHaveLength(10_003);
});

test("nothing found says what is nowhere in the lake", async () => {
  expect(
    await ask("--publisher", "Karst Rado"),
  ).toBe(`Nothing found. Left out: future, hypothetical, negated, historical (--with brings them in).
  the lake has no publisher "Karst Rado"; near it: Karst Radio
`);
});

test.each([
  [["--json", "--csv"], /--json and --csv exclude each other/],
  [["--series", "--movers"], /--series and --movers exclude each other/],
  [["--series", "--actor", "IRN"], /a series needs two sides/],
  [["--movers", "--earlier", "0"], /--earlier 0 is no whole number/],
  [["--earlier", "3"], /--earlier does nothing for a list of events/],
  [["--quotations", "--by", "month"], /--by does nothing for quotations/],
  [["--series", "--between", "IRN", "RUS", "--evidence"], /--evidence does nothing for a series/],
  [["--sql", "SELECT 1", "--published-since", "2020"], /--published-since does nothing for a SELECT of your own/],
])("%j is refused", async (args, message) => {
  await expect(ask(...args)).rejects.toThrow(message);
});

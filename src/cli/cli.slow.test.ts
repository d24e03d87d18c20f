import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";

/** The built program as a user runs it, with the real weights. */
const folder = mkdtempSync(`${tmpdir()}/dragoman-cli-`);
const file = (name: string, content: string | Buffer) => {
  writeFileSync(`${folder}/${name}`, content);
  return `${folder}/${name}`;
};
function dragoman(args: readonly string[], input?: string) {
  const run = spawnSync(process.execPath, ["bin/dragoman.js", ...args], {
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    ...(input === undefined ? {} : { input }),
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

beforeAll(() => {
  const built = spawnSync("npm", ["run", "--silent", "build"], { encoding: "utf8" });
  expect(built.status, built.stdout + built.stderr).toBe(0);
});

describe("read", () => {
  test("shows the example's main act, its speaker and its licence", () => {
    const { status, out } = dragoman(["read", "examples/raisi-moscow.txt"]);
    expect(status).toBe(0);
    expect(out).toContain("Mehr News Agency · CC-BY-4.0 · Tehran, IRN");
    expect(out).toMatch(/SAYS Ebrahim Raisi, direct/);
    expect(out).not.toContain("\u001b[");
  });

  test("gives the same bytes on one thread, on two, and from standard input", () => {
    const text = readFileSync("examples/raisi-moscow.txt", "utf8");
    const one = dragoman(["read", "examples/raisi-moscow.txt", "--json", "--threads", "1"]).out;
    expect(dragoman(["read", "-", "--json", "--threads", "2"], text).out).toBe(one);
    const lines = dragoman(
      ["readings", "-"],
      `${JSON.stringify({ text: "Police detained two men in Lima." })}\n${JSON.stringify({ text })}\n`,
    )
      .out.trim()
      .split("\n");
    const batch = JSON.parse(lines[1] ?? "");
    expect({
      ...batch,
      document: { ...batch.document, id: "" },
      events: batch.events.map((e: object) => ({ ...e, document_id: "" })),
    }).toEqual(
      ((r) => ({
        ...r,
        document: { ...r.document, id: "" },
        events: r.events.map((e: object) => ({ ...e, document_id: "" })),
      }))(JSON.parse(one)),
    );
  });

  test("every JSON reading fits the shipped schema, which is the generated one", () => {
    const schema = readFileSync("schema/reading.schema.json", "utf8");
    expect(dragoman(["schema"]).out).toBe(schema);
    const valid = new Ajv2020({ strict: false }).compile(JSON.parse(schema));
    expect(
      valid(JSON.parse(dragoman(["read", "examples/raisi-moscow.txt", "--json"]).out)),
      JSON.stringify(valid.errors),
    ).toBe(true);
    expect(valid(JSON.parse(dragoman(["readings", "-"], '{"id":"x"}\n').out)), JSON.stringify(valid.errors)).toBe(true);
  });

  test("--date turns weekdays into dates, and only then", () => {
    const days = (args: readonly string[]) =>
      JSON.parse(dragoman(["read", "examples/raisi-moscow.txt", "--json", ...args]).out).events.flatMap(
        (e: { date: string | null; date_info: { granularity: string } | null }) =>
          e.date_info && /weekday|day/.test(e.date_info.granularity) ? [e.date] : [],
      );
    expect(days([]).every((d: string | null) => d === null)).toBe(true);
    expect(days(["--date", "2022-01-19"])).toContain("2022-01-19");
  });

  test("--explain names words, offsets and the head or rule", () => {
    expect(dragoman(["read", "examples/raisi-moscow.txt", "--explain"]).out).toMatch(
      /actor\s+\S+.*“.+” \d+–\d+; actor arc; /,
    );
  });
});

describe("bad input is one clear line, never a stack", () => {
  test.each([
    ["a missing file", ["read", `${folder}/nothing.txt`], 3, "cli/file-missing"],
    ["a folder", ["read", folder], 3, "cli/is-directory"],
    ["a folder of JSON lines", ["readings", folder], 3, "cli/is-directory"],
    ["an empty text", ["read", file("empty.txt", "")], 3, "text/empty"],
    ["a binary file", ["read", file("binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]))], 3, "text/binary"],
    [
      "broken UTF-8",
      ["read", file("latin1.txt", Buffer.from("La polic\xeda detuvo a dos hombres.", "latin1"))],
      3,
      "text/not-utf8",
    ],
    [
      "5 MB of text",
      ["read", file("large.txt", "The two sides met on Monday.\n".repeat(180_000))],
      3,
      "text/too-large",
    ],
    [
      "Persian",
      ["read", file("fa.txt", "رئیس جمهور روز چهارشنبه وارد پایتخت شد و با همتای خود دیدار و گفتگو کرد")],
      4,
      "text/not-english",
    ],
    ["a wrong date", ["read", "examples/raisi-moscow.txt", "--date", "19 Jan 2022"], 2, "text/bad-date"],
    ["a wrong number of threads", ["read", "examples/raisi-moscow.txt", "--threads", "many"], 2, "cli/usage"],
    ["an unknown type", ["codebook", "ASAULT"], 2, "codebook/unknown-type"],
  ] as const)("%s", (_, args, status, code) => {
    const run = dragoman([...args]);
    expect([run.status, run.out]).toEqual([status, ""]);
    expect(run.err.trim().split("\n")).toHaveLength(1);
    expect(run.err).toContain(`[${code}]`);
    expect(run.err).not.toMatch(/\n\s+at /);
  });
  test("an unknown flag names itself and the help", () => {
    const run = dragoman(["read", "examples/raisi-moscow.txt", "--jsn"]);
    expect(run.status).toBe(2);
    expect(run.err).toMatch(/--jsn[\s\S]*--help/);
  });
  test("a document that fails is a line with its error, and the others are read", () => {
    const input = [
      '{"id":"a","text":"Police detained two men in Lima on Monday, the ministry said."}',
      "not json",
      '{"id":"c","text":""}',
      '{"id":"d","text":"12 34"}',
    ].join("\n");
    const run = dragoman(["readings", "-"], input);
    const lines = run.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(run.status).toBe(0);
    expect(lines.map((r) => [r.document.id, r.error?.code ?? null])).toEqual([
      ["a", null],
      ["line 2", "cli/bad-line"],
      ["c", "cli/bad-line"],
      ["d", "text/empty"],
    ]);
  });
});

test("JSON lines: wrong bytes and wrong kinds are refused, a byte-order mark and U+2028 are not", () => {
  const input = Buffer.concat([
    Buffer.from('\ufeff{"id":"mark","text":"Police detained two men\u2028in Lima."}\n'),
    Buffer.from('{"id":"bytes","text":"La polic\u00eda detuvo"}\n', "latin1"),
    Buffer.from('{"id":7,"text":"Police detained two men.","date":20140312}\n["list"]\n'),
  ]);
  const run = dragoman(["readings", file("lines.jsonl", input)]);
  const lines = run.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((r) => [r.document.id, r.error?.code ?? null])).toEqual([
    ["mark", null],
    ["line 2", "text/not-utf8"],
    ["7", "cli/bad-line"],
    ["line 4", "cli/bad-line"],
  ]);
});

test("resolve answers one phrase, or one line for each line, the bad ones with their error", () => {
  const one = dragoman(["resolve", "the president", "--context", "Kenyan police said the president had left."]);
  expect(JSON.parse(one.out)).toMatchObject({ phrase: "the president", code: "KEN", sector: "GOV" });
  const then = dragoman(["resolve", "Boris Johnson", "--date", "2020-03-04"]);
  expect(JSON.parse(then.out)).toMatchObject({ code: "GBR", office: "Prime Minister" });
  const many = dragoman(["resolve", "--jsonl", "-"], '{"id":1,"phrase":"Kremlin","date":"Today"}\nxx\n{"id":"c"}\n');
  const lines = many.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((r) => [r.id, r.code ?? r.error.code])).toEqual([
    ["1", "RUS"],
    ["line 2", "cli/bad-line"],
    ["c", "cli/bad-line"],
  ]);
  for (const args of [
    ["resolve"],
    ["resolve", ""],
    ["resolve", "x", "--jsonl", "-"],
    ["resolve", "x", "--date", "soon"],
  ])
    expect(dragoman(args).err).toMatch(/usage|bad-date/);
});

test("a user's actors are checked, made from other formats, and used", () => {
  const good = file("own.csv", "name,code,sector\nBlue Heron Front,PER,REB\n");
  expect(dragoman(["kb", "check", good])).toMatchObject({ status: 0, out: expect.stringContaining("0 mistakes") });
  expect(JSON.parse(dragoman(["resolve", "Blue Heron Front", "--actors", good]).out)).toMatchObject({ code: "PER" });
  const text = "Blue Heron Front attacked two villages on Monday, the ministry said.";
  const reading = JSON.parse(dragoman(["read", "-", "--json", "--actors", good], text).out);
  expect(reading.events[0].cite_info.coder).toMatch(/with actors [0-9a-f]{8}$/);
  const bad = dragoman(["kb", "check", file("bad.csv", "name,code\nrebels,XXX\n")]);
  expect(bad.status).toBe(3);
  expect(bad.out).toMatch(/bad\.csv:2: "rebels" is an ordinary word[\s\S]*2 mistakes/);
  const made = dragoman(["kb", "import", "phoenix", file("dict.txt", "SHINING_PATH_ [PERINS]\nATLANTIS_ [ATL]\n")]);
  expect(made.out).toBe("name,code,sector\nShining Path,PER,REB\n");
  expect(made.err).toContain("lines left out: 1");
  expect(dragoman(["kb", "import", "excel", "x"]).status).toBe(2);
});

test("a pipe that closes early is no failure", () => {
  const command = `"${process.execPath}" bin/dragoman.js readings - | head -c 1; exit "\${PIPESTATUS[0]}"`;
  const line = `${JSON.stringify({ text: "Police detained two men in Lima." })}\n`;
  const run = spawnSync("bash", ["-c", command], { encoding: "utf8", input: line.repeat(5) });
  expect([run.status, run.stderr]).toEqual([0, ""]);
});

test("doctor checks files, hashes and a known reading", () => {
  const run = dragoman(["doctor"]);
  expect(run.err).toBe("");
  expect(run.status).toBe(0);
  expect(
    run.out
      .trim()
      .split("\n")
      .map((line) => line.slice(0, 20).trim()),
  ).toEqual(["ok  program", "ok  codebook", "ok  knowledge base", "ok  weights", "ok  self-test"]);
});

test("codebook prints a table, and one type with its modes", () => {
  expect(dragoman(["codebook"]).out).toMatch(/ASSAULT/);
  expect(dragoman(["codebook", "assault"]).out).toMatch(/aerial/);
});

test("a mistake names the command whose help tells more; help has examples", () => {
  expect(dragoman(["verify"]).err).toContain("(dragoman verify --help shows what there is)");
  for (const command of ["read", "resolve", "code", "watch", "ask", "export"])
    expect(dragoman([command, "--help"]).out).toMatch(/\nExamples?:\n {2}dragoman/);
  const port = dragoman(["serve", "--port", "99999"]);
  expect([port.status, port.err]).toEqual([2, expect.stringContaining("--port 8787")]);
});

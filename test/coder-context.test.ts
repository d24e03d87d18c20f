import { describe, expect, test } from "vitest";
import { loadCodebook } from "../src/codebook/load-codebook.ts";
import { type CodedDocument, codeDocument } from "../src/coder/code-document.ts";
import { loadKnowledgeBase } from "../src/entities/knowledge-base.ts";
import { readDocument } from "../src/text/news-document.ts";
import { type FakeMarks, fakeEncoder } from "./fake-encoder.ts";

const codebook = loadCodebook();
const knowledge = loadKnowledgeBase();

const code = (text: string, marks: FakeMarks, date?: string): Promise<CodedDocument> =>
  codeDocument(readDocument(text, date ? { date } : {}), { encoder: fakeEncoder(marks), codebook, knowledge });

/** The actor of the last event: its code and how it was found. */
const actorOf = (coded: CodedDocument) => {
  const { code, reason } = coded.events.at(-1)?.actor[0]?.resolution ?? { code: undefined, reason: "no event" };
  return [code, reason];
};

const country = (head: string) => ({ head, kind: "country" });
const group = (head: string, from?: string) => ({ head, kind: "group", ...(from ? { from } : {}) });

describe("the country of somebody who is named without one", () => {
  const acting = (head: string): Pick<FakeMarks, "triggers" | "arcs"> => ({
    triggers: [{ word: "detained", type: "COERCE" }],
    arcs: [["detained", "actor", head]],
  });

  test("is the one that dominates the document, not another that its sentence names", async () => {
    const coded = await code("Armenia voted. Armenia waited. Armenia held. Police detained a friend of Russia.", {
      ...acting("Police"),
      mentions: [country("Armenia"), country("Armenia#2"), country("Armenia#3"), group("Police"), country("Russia")],
    });
    expect(actorOf(coded)).toEqual(["ARM", expect.stringContaining("main country")]);
  });

  test("is the one of the sentence before where its own names none and no country dominates", async () => {
    const coded = await code("Peru voted. Chad waited. Ghana held. Mali struck. Police detained a nurse.", {
      ...acting("Police"),
      mentions: [country("Peru"), country("Chad"), country("Ghana"), country("Mali"), group("Police")],
    });
    expect(actorOf(coded)).toEqual(["MLI", expect.stringContaining("sentence before")]);
  });

  test.each(["foreign ministers", "countries", "world leaders", "all neighbors"])(
    "stays open for “%s”: a state has one",
    async (who) => {
      const [first = "", head = first] = who.split(" ");
      const coded = await code(`Peru voted. Peru waited. Then ${who} detained a nurse.`, {
        ...acting(head),
        mentions: [country("Peru"), country("Peru#2"), group(head, first)],
      });
      expect(actorOf(coded)[0]).toBeNull();
    },
  );

  test.each([
    ["his men", "KEN"],
    ["his neighbors", null],
  ])("“%s” of a president are of %s", async (who, expected) => {
    const head = who.split(" ")[1] ?? "";
    const coded = await code(
      `Peru voted. Chad waited. Kenyan President William Ruto said ${who} detained a nurse of Mali and Togo.`,
      {
        ...acting(head),
        mentions: [
          country("Peru"),
          country("Chad"),
          { head: "Ruto", kind: "person", from: "Kenyan" },
          group(head, "his"),
          country("Mali"),
          country("Togo"),
        ],
      },
    );
    expect(actorOf(coded)[0]).toBe(expected);
  });
});

describe("a body named again by its last word", () => {
  test.each([
    ["The council detained", "UNO"],
    ["A council detained", null],
  ])("“%s …” is %s", async (sentence, expected) => {
    const coded = await code(`Mali and Chad voted in the UN Security Council. ${sentence} a nurse.`, {
      triggers: [{ word: "detained", type: "COERCE" }],
      mentions: [
        country("Mali"),
        country("Chad"),
        { head: "Council", kind: "organisation", from: "UN" },
        { head: "council", kind: "organisation" },
      ],
      arcs: [["detained", "actor", "council"]],
    });
    expect(actorOf(coded)[0]).toBe(expected);
  });

  test.each(["regional", "Nigeria-based"])("“the %s body” is the body of states that was named last", async (which) => {
    const coded = await code(`Mali left ECOWAS. Chad blamed the ${which} body.`, {
      triggers: [{ word: "blamed", type: "ACCUSE" }],
      mentions: [
        country("Mali"),
        { head: "ECOWAS", kind: "organisation" },
        country("Chad"),
        { head: "body", kind: "organisation", from: which },
      ],
      arcs: [["blamed", "recipient", "body"]],
    });
    expect(coded.events[0]?.recipient[0]?.resolution.code).toBe("IGO");
  });
});

test("“he” is the last person of the sentences before where the model points at nobody", async () => {
  const coded = await code("Kenyan President William Ruto spoke. It rained. He detained a nurse.", {
    triggers: [{ word: "detained", type: "COERCE" }],
    mentions: [
      { head: "Ruto", kind: "person", from: "Kenyan" },
      { head: "He", kind: "person" },
    ],
    arcs: [["detained", "actor", "He"]],
  });
  expect(actorOf(coded)[0]).toBe("KEN");
});

describe("a story that goes on", () => {
  const story = (sentence: string, word: string) =>
    code(
      `Monks marched in Mali on Friday. ${sentence}`,
      {
        triggers: [
          { word: "marched", type: "PROTEST" },
          { word, type: "ASSAULT" },
        ],
        mentions: [
          group("Monks"),
          country("Mali"),
          { head: "Friday", kind: "time" },
          { head: "Soldiers", kind: "group" },
          { head: "monks", kind: "group", antecedent: "Monks" },
        ],
        arcs: [
          ["marched", "actor", "Monks"],
          ["marched", "time", "Friday"],
          [word, "actor", "Soldiers"],
          [word, "recipient", "monks"],
        ],
      },
      "2014-03-10",
    );
  const dateOf = (coded: CodedDocument) => {
    const { time } = coded.events.at(-1) ?? {};
    return time ? [time.date, time.basis] : null;
  };

  test("an act in the simple past has the day of the act before it", async () => {
    expect(dateOf(await story("Soldiers then attacked the monks.", "attacked"))).toEqual(["2014-03-07", "preceding"]);
  });

  test.each([
    ["Soldiers had attacked the monks.", "attacked"],
    ["Soldiers are attacking the monks.", "attacking"],
    ['"Soldiers attacked the monks in all of our villages," she said.', "attacked"],
    ["It rained. It rained again. Soldiers attacked the monks.", "attacked"],
  ])("but not: %s", async (sentence, word) => {
    expect(dateOf(await story(sentence, word))).toBeNull();
  });

  test("an hour is of the day that the text spoke of last", async () => {
    const coded = await code(
      "On February 3, 2014, police arrested a priest. Soldiers freed him around 3 a.m. local time.",
      {
        triggers: [
          { word: "arrested", type: "COERCE" },
          { word: "freed", type: "AID" },
        ],
        mentions: [group("police"), group("Soldiers"), { head: "a.m.", kind: "time", from: "around", to: "time" }],
        arcs: [
          ["arrested", "actor", "police"],
          ["freed", "actor", "Soldiers"],
          ["freed", "time", "a.m."],
        ],
      },
      "2014-03-10",
    );
    expect(dateOf(coded)).toEqual(["2014-02-03", "preceding"]);
  });
});

test("a visit is where one goes to, though no word says where it is", async () => {
  const coded = await code("Ghana's president spoke on a visit to Togo.", {
    triggers: [{ word: "visit", type: "CONSULT", modes: ["visit"] }],
    mentions: [{ head: "president", kind: "person", from: "Ghana" }, country("Togo")],
    arcs: [
      ["visit", "actor", "president"],
      ["visit", "recipient", "Togo"],
    ],
  });
  expect(coded.events[0]?.place?.place).toMatchObject({ country: "TGO" });
});

test("“I” in a quotation is the person whom “he” behind it means", async () => {
  const coded = await code('Kenyan President William Ruto spoke. "I detained a nurse in the night," he said.', {
    triggers: [{ word: "detained", type: "COERCE" }],
    mentions: [
      { head: "Ruto", kind: "person", from: "Kenyan" },
      { head: "I", kind: "person" },
      { head: "he", kind: "person", antecedent: "I" },
    ],
    arcs: [["detained", "actor", "I"]],
    cues: [{ word: "said", form: "direct", speaker: "he" }],
  });
  expect(actorOf(coded)[0]).toBe("KEN");
});

test.each(["Critics", "Western reporters"])("“%s” are of no country, though the text is about one", async (who) => {
  const [first = "", head = first] = who.split(" ");
  const coded = await code(`Peru voted. ${who} condemned a nurse.`, {
    triggers: [{ word: "condemned", type: "ACCUSE" }],
    mentions: [country("Peru"), group(head, first)],
    arcs: [["condemned", "actor", head]],
  });
  expect(actorOf(coded)[0]).toBeNull();
});

test.each([
  ["met", [], ["PER", "CHL"], []],
  ["met", ["visit"], ["PER", "CHL"], []],
  ["arrived", ["visit"], ["PER"], ["CHL"]],
  ["met", ["third-party"], ["PER"], ["CHL"]],
])(
  "who %s with somebody (%s) is beside him where the act has no direction",
  async (word, modes, actors, recipients) => {
    const coded = await code(`Peru ${word} with Chile.`, {
      triggers: [{ word, type: "CONSULT", modes }],
      mentions: [country("Peru"), country("Chile")],
      arcs: [
        [word, "actor", "Peru"],
        [word, "recipient", "Chile"],
      ],
    });
    const codes = (side: "actor" | "recipient") => coded.events[0]?.[side].map((p) => p.resolution.code);
    expect([codes("actor"), codes("recipient")]).toEqual([actors, recipients]);
  },
);

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

const sides = (coded: CodedDocument) =>
  coded.events.map((e) => [
    e.type,
    e.actor.map((p) => `${p.resolution.code} ${p.resolution.sector}`),
    e.recipient.map((p) => `${p.resolution.code} ${p.resolution.sector}`),
  ]);

describe("events", () => {
  test("type, actor, recipient, place and time come from one predicate", async () => {
    const coded = await code(
      "Kenyan police arrested four students in Mombasa on Friday.",
      {
        triggers: [{ word: "arrested", type: "COERCE", modes: ["arrest"], contexts: ["repression"] }],
        mentions: [
          { head: "police", kind: "group", from: "Kenyan" },
          { head: "students", kind: "group", from: "four" },
          { head: "Mombasa", kind: "place" },
          { head: "Friday", kind: "time" },
        ],
        arcs: [
          ["arrested", "actor", "police"],
          ["arrested", "recipient", "students"],
          ["arrested", "place", "Mombasa"],
          ["arrested", "time", "Friday"],
        ],
      },
      "2014-03-10",
    );
    expect(sides(coded)).toEqual([["COERCE", ["KEN COP"], ["KEN EDU"]]]);
    const [event] = coded.events;
    expect(event).toMatchObject({
      modes: ["arrest"],
      contexts: ["repression"],
      time: { date: "2014-03-07", basis: "published" },
      place: { place: { name: "Mombasa", country: "KEN" } },
    });
    expect(event?.sizes).toMatchObject([{ kind: "arrested", least: 4 }]);
  });

  test("a trigger without actor and recipient is no event", async () => {
    const coded = await code("Talks continue.", { triggers: [{ word: "Talks", type: "CONSULT" }] });
    expect(coded.events).toEqual([]);
  });

  test.each([
    ["CONSULT", "AGREE"],
    ["AID", "AGREE"],
    ["RETREAT", "CONCEDE"],
    ["ASSAULT", "ASSAULT"],
  ])("a future %s is %s, with the cue that shows it", async (type, becomes) => {
    const coded = await code("Ghana will act soon.", {
      triggers: [{ word: "act", type, flags: ["future"] }],
      mentions: [{ head: "Ghana", kind: "country" }],
      arcs: [
        ["act", "actor", "Ghana"],
        ["act", "cue", "will"],
      ],
    });
    const [event] = coded.events;
    expect([event?.type, event?.flags.map(({ flag }) => flag)]).toEqual([becomes, ["future"]]);
    expect(event?.flags[0]?.cue).toEqual({ start: 6, end: 10 });
    expect(event?.rule === null).toBe(type === becomes);
  });

  test("two words for one act are one event, at the surer word", async () => {
    const coded = await code("Ministers from Peru met for talks.", {
      triggers: [
        { word: "met", type: "CONSULT" },
        { word: "talks", type: "CONSULT" },
      ],
      mentions: [
        { head: "Ministers", kind: "group", to: "Peru" },
        { head: "Peru", kind: "country" },
      ],
      arcs: [
        ["met", "actor", "Ministers"],
        ["talks", "actor", "Ministers"],
      ],
    });
    expect(sides(coded)).toEqual([["CONSULT", ["PER GOV"], []]]);
  });

  test("“the two countries” are the two that were named last", async () => {
    const coded = await code(
      "Chad, Niger and Mali differ. Trade between Niger and Mali is small. The two countries signed a pact.",
      {
        triggers: [{ word: "signed", type: "SUPPORT" }],
        mentions: [
          { head: "Chad", kind: "country" },
          { head: "Niger", kind: "country" },
          { head: "Mali", kind: "country" },
          { head: "Niger#2", kind: "country" },
          { head: "Mali#2", kind: "country" },
          { head: "countries", kind: "group", from: "two" },
        ],
        arcs: [["signed", "actor", "countries"]],
      },
    );
    expect(sides(coded)).toEqual([["SUPPORT", ["NER null", "MLI null"], []]]);
    expect(coded.events[0]?.actor.map((p) => p.via.length)).toEqual([1, 1]);
  });
});

test("“Chad and Mali” marked as one phrase are two actors", async () => {
  const coded = await code("Chad and Mali signed a pact.", {
    triggers: [{ word: "signed", type: "SUPPORT" }],
    mentions: [{ head: "Mali", kind: "group", from: "Chad" }],
    arcs: [["signed", "actor", "Mali"]],
  });
  expect(sides(coded)).toEqual([["SUPPORT", ["TCD null", "MLI null"], []]]);
  const spans = coded.events[0]?.actor.map((p) => coded.document.text.slice(p.mention.span.start, p.mention.span.end));
  expect(spans).toEqual(["Chad", "Mali"]);
  expect(coded.entities.map((e) => e.name)).toEqual(expect.arrayContaining(["Chad", "Mali"]));
});

test("a visit without a named host is to the country of its place", async () => {
  const coded = await code("Ghana's president arrived in Nairobi.", {
    triggers: [{ word: "arrived", type: "CONSULT", modes: ["visit"] }],
    mentions: [
      { head: "president", kind: "person", from: "Ghana" },
      { head: "Nairobi", kind: "place" },
    ],
    arcs: [
      ["arrived", "actor", "president"],
      ["arrived", "place", "Nairobi"],
    ],
  });
  expect(sides(coded)).toEqual([["CONSULT", ["GHA GOV"], ["KEN null"]]]);
});

test("a country is a mention by its name alone, a surname beside another name is not", async () => {
  const coded = await code("Aid reached Burundi. Elena Putin sang.", {});
  expect(coded.entities.map((e) => e.name)).toEqual(["Burundi"]);
});

describe("two words for one act", () => {
  const marks = (first: string, second: string): FakeMarks => ({
    triggers: [
      { word: first, type: "ASSAULT" },
      { word: second, type: "ASSAULT" },
    ],
    mentions: [
      { head: "monks", kind: "group", from: "Three" },
      { head: "soldiers", kind: "group" },
    ],
    arcs: [
      [first, "recipient", "monks"],
      [second, "recipient", "monks"],
      [second, "actor", "soldiers"],
    ],
  });

  test("are one event, with the participants of both, where they stand in one clause", async () => {
    const coded = await code("Three monks were killed in a raid by soldiers.", marks("killed", "raid"));
    expect(sides(coded)).toEqual([["ASSAULT", [expect.stringMatching(/MIL/)], [expect.stringMatching(/REL/)]]]);
  });

  test("stay two where they are coordinated", async () => {
    const coded = await code("Three monks were beaten and shot by soldiers.", marks("beaten", "shot"));
    expect(coded.events).toHaveLength(2);
  });
});

describe("dates", () => {
  const dates = (coded: CodedDocument) => coded.events.map((e) => [e.time?.date ?? null, e.time?.basis ?? null]);
  const police = [
    { word: "arrested", type: "COERCE" },
    { word: "detained", type: "COERCE" },
  ];

  test("the only time of a sentence dates its act where the model points at none", async () => {
    const coded = await code(
      "On February 3, 2014, police arrested a priest.",
      {
        triggers: [{ word: "arrested", type: "COERCE" }],
        mentions: [{ head: "police", kind: "group" }],
        arcs: [["arrested", "actor", "police"]],
      },
      "2014-03-10",
    );
    expect(dates(coded)).toEqual([["2014-02-03", "text"]]);
  });

  test("an act told again has the day of its first telling, another act has none", async () => {
    const coded = await code(
      "Police arrested a priest on Friday. The priest was detained by police in a raid. Malians have protested against the mayor.",
      {
        triggers: [...police, { word: "protested", type: "PROTEST" }],
        mentions: [
          { head: "Police", kind: "group" },
          { head: "police", kind: "group", antecedent: "Police" },
          { head: "Malians", kind: "group" },
          { head: "Friday", kind: "time" },
        ],
        arcs: [
          ["arrested", "actor", "Police"],
          ["arrested", "time", "Friday"],
          ["detained", "actor", "police"],
          ["protested", "actor", "Malians"],
        ],
      },
      "2014-03-10",
    );
    expect(dates(coded)).toEqual([
      ["2014-03-07", "published"],
      ["2014-03-07", "preceding"],
      [null, null],
    ]);
  });

  test.each([
    ["the following day", "2014-02-04"],
    ["two weeks later", "2014-02-17"],
    ["the same day", "2014-02-03"],
    ["three days earlier", "2014-01-31"],
  ])("“%s” counts from the day that the text spoke of last", async (words, date) => {
    const [first = "", last = ""] = [words.split(" ")[0], words.split(" ").at(-1)];
    const coded = await code(
      `On February 3, 2014, police arrested a priest. Soldiers detained a nun ${words}.`,
      {
        triggers: police,
        mentions: [
          { head: "police", kind: "group" },
          { head: "Soldiers", kind: "group" },
          { head: last, kind: "time", from: first },
        ],
        arcs: [
          ["arrested", "actor", "police"],
          ["detained", "actor", "Soldiers"],
          ["detained", "time", last],
        ],
      },
      "2014-03-10",
    );
    expect(dates(coded)[1]).toEqual([date, "preceding"]);
  });
});

describe("who is who", () => {
  test("he is the last able person even where the model is unsure, never a country", async () => {
    const coded = await code("Judge Ana Soto left Peru. He praised Bolivia.", {
      triggers: [{ word: "praised", type: "SUPPORT" }],
      mentions: [
        { head: "Soto", kind: "person", from: "Judge" },
        { head: "Peru", kind: "country" },
        { head: "He", kind: "person" },
        { head: "Bolivia", kind: "country" },
      ],
      arcs: [
        ["praised", "actor", "He"],
        ["praised", "recipient", "Bolivia"],
      ],
    });
    expect(coded.events[0]?.actor[0]?.entity).toBe(coded.entities.findIndex((e) => e.name === "Judge Ana Soto"));
  });

  test("“the president” is the last president who was named, and pronouns follow the model", async () => {
    const coded = await code(
      "Ghanaian President Ama Mensah met Togo's Prime Minister Kofi Ayi. The president praised him.",
      {
        triggers: [{ word: "praised", type: "SUPPORT" }],
        mentions: [
          { head: "Mensah", kind: "person", from: "Ghanaian" },
          { head: "Togo", kind: "country" },
          { head: "Ayi", kind: "person", from: "Togo" },
          { head: "president", kind: "person" },
          { head: "him", kind: "person", antecedent: "Ayi" },
        ],
        arcs: [
          ["praised", "actor", "president"],
          ["praised", "recipient", "him"],
        ],
      },
    );
    expect(sides(coded)).toEqual([["SUPPORT", ["GHA GOV"], ["TGO GOV"]]]);
    expect(coded.relations.map((r) => [r.relation, r.object.resolution.code])).toContainEqual(["head_of_state", "GHA"]);
  });

  test("a president of another country does not take over “the president”", async () => {
    const coded = await code("Ghanaian President Ama Mensah thanked the president of Togo. The president left.", {
      triggers: [{ word: "left", type: "CONSULT" }],
      mentions: [
        { head: "Mensah", kind: "person", from: "Ghanaian" },
        { head: "president", kind: "person", to: "Togo" },
        { head: "president#2", kind: "person" },
      ],
      arcs: [["left", "actor", "president#2"]],
    });
    expect(sides(coded)).toEqual([["CONSULT", ["GHA GOV"], []]]);
    expect(coded.relations.map((r) => r.object.resolution.code)).toEqual(["GHA"]);
  });

  test("one actor under two mentions is one participant", async () => {
    const coded = await code("President Ama Mensah said she will visit Togo.", {
      triggers: [{ word: "visit", type: "AGREE" }],
      mentions: [
        { head: "Mensah", kind: "person", from: "President" },
        { head: "she", kind: "person", antecedent: "Mensah" },
        { head: "Togo", kind: "country" },
      ],
      arcs: [
        ["visit", "actor", "Mensah"],
        ["visit", "actor", "she"],
      ],
    });
    expect(coded.events[0]?.actor.map((p) => p.mention.span.start)).toEqual([26]);
  });

  test("“we” in a quotation is its speaker", async () => {
    const coded = await code('Rwandan Foreign Minister Jean Kagabo said: "We will send food to Burundi."', {
      triggers: [{ word: "send", type: "AID", flags: ["future"] }],
      mentions: [
        { head: "Kagabo", kind: "person", from: "Rwandan" },
        { head: "We", kind: "group" },
        { head: "Burundi", kind: "country" },
      ],
      arcs: [
        ["send", "actor", "We"],
        ["send", "recipient", "Burundi"],
      ],
      cues: [{ word: "said", form: "direct", speaker: "Kagabo" }],
    });
    expect(sides(coded)).toEqual([["AGREE", ["RWA GOV"], ["BDI null"]]]);
    expect(coded.events[0]?.attribution?.resolution.code).toBe("RWA");
  });

  test("police without a country belong to the main country of the document, and say so", async () => {
    const coded = await code("Police in riot gear entered the campus, Peru said.", {
      triggers: [{ word: "entered", type: "COERCE" }],
      mentions: [
        { head: "Police", kind: "group" },
        { head: "Peru", kind: "country" },
      ],
      arcs: [["entered", "actor", "Police"]],
    });
    expect(coded.events[0]?.actor[0]?.resolution).toMatchObject({
      code: "PER",
      sector: "COP",
      reason: expect.stringContaining("main country"),
    });
  });
});

test("somebody of whom only the name is known is of the only country of the document, and the reason says so", async () => {
  const marks: FakeMarks = {
    triggers: [{ word: "shot", type: "ASSAULT" }],
    arcs: [["shot", "recipient", "Kelly"]],
  };
  const one = await code("Kelly was shot in Kenya.", {
    ...marks,
    mentions: [
      { head: "Kelly", kind: "person" },
      { head: "Kenya", kind: "country" },
    ],
  });
  expect(one.events[0]?.recipient[0]?.resolution).toMatchObject({ code: "KEN", sector: null });
  expect(one.events[0]?.recipient[0]?.resolution.reason).toContain("nearly the only country of the document");
  const two = await code("Kelly was shot in Kenya, near Uganda.", {
    ...marks,
    mentions: [
      { head: "Kelly", kind: "person" },
      { head: "Kenya", kind: "country" },
      { head: "Uganda", kind: "country" },
    ],
  });
  expect(two.events[0]?.recipient[0]?.resolution.code).toBeNull();
});

test("offices that share one head word are one phrase up to the verb", async () => {
  const coded = await code("The ministers of trade, energy and public health left Togo.", {
    triggers: [{ word: "left", type: "CONSULT" }],
    mentions: [{ head: "ministers", kind: "group", to: "trade" }],
    arcs: [["left", "actor", "ministers"]],
  });
  const span = coded.events[0]?.actor[0]?.mention.span;
  expect(coded.document.text.slice(span?.start, span?.end)).toBe("ministers of trade, energy and public health");
});

test("two heads of one phrase are one entity and one actor", async () => {
  const coded = await code("Dozens of miners marched.", {
    triggers: [{ word: "marched", type: "PROTEST" }],
    mentions: [
      { head: "Dozens", kind: "group", to: "miners" },
      { head: "miners", kind: "group", from: "Dozens" },
    ],
    arcs: [
      ["marched", "actor", "Dozens"],
      ["marched", "actor", "miners"],
    ],
  });
  expect([coded.entities.length, coded.events[0]?.actor.length]).toEqual([1, 1]);
});

describe("statements", () => {
  const content = (coded: CodedDocument) =>
    coded.statements.map((s) => [s.form, coded.document.text.slice(s.content.start, s.content.end)]);

  test("a quotation of several sentences is one statement, by its speaker", async () => {
    const coded = await code('The envoy said, "We are close. The rest is detail." He left.', {
      mentions: [{ head: "envoy", kind: "person" }],
      cues: [{ word: "said", form: "direct", speaker: "envoy" }],
    });
    expect(content(coded)).toEqual([["direct", "We are close. The rest is detail."]]);
    expect(coded.statements[0]?.speaker?.resolution.sector).toBe("GOV");
  });

  test("a quotation that opens the next sentence goes on with what its speaker said before the cue", async () => {
    const text = "“They came at night,” Ana Reyes said in Lima on Monday. “We ran. Nobody helped.” The army denied it.";
    const coded = await code(text, {
      mentions: [{ head: "Reyes", kind: "person", from: "Ana" }],
      cues: [{ word: "said", form: "direct", speaker: "Reyes", from: "They", to: "night" }],
    });
    expect(content(coded)).toEqual([
      ["direct", "They came at night,” Ana Reyes said in Lima on Monday. “We ran. Nobody helped."],
    ]);
  });

  test.each([
    ["said no ransom was paid to secure their release, with talks going on for a week.", undefined],
    ["said no ransom was paid to secure their release, which a villager denied.", /, which.*$/],
    ["said no ransom was paid to secure their release and two villagers added that it was.", / and two.*$/],
    ["said no ransom was paid to secure their release; the search went on.", /;.*$/],
  ])("reported content goes on to the end of its clause: %s", async (rest, cut) => {
    const coded = await code(`Officials ${rest}`, {
      mentions: [{ head: "Officials", kind: "group" }],
      cues: [
        { word: "said", form: "indirect", speaker: "Officials", from: "no", to: "paid" },
        ...(rest.includes("added")
          ? [{ word: "added", form: "indirect", speaker: "Officials", from: "it", to: "was#2" }]
          : []),
      ],
    });
    const whole = rest.replace(/^said /, "").replace(/\.$/, "");
    expect(content(coded)[0]).toEqual(["indirect", cut ? whole.replace(cut, "") : whole]);
  });

  test("what stands in quotation marks right behind the cue is quoted, whatever the model thinks", async () => {
    const coded = await code('The envoy said, "In the end, we will agree on the border." He left.', {
      mentions: [{ head: "envoy", kind: "person" }],
      cues: [{ word: "said", form: "indirect", speaker: "envoy", from: "we", to: "border" }],
    });
    expect(content(coded)).toEqual([["direct", "In the end, we will agree on the border."]]);
  });

  test("a quotation beside a verb of saying is a statement even where the model is silent", async () => {
    const coded = await code(
      'Speaking in Togo, Anna Boro told reporters: "We will wait for the vote." "It was a long day for us," said Paul Ayi.',
      {
        mentions: [
          { head: "Togo", kind: "country" },
          { head: "Boro", kind: "person", from: "Anna" },
          { head: "Ayi", kind: "person", from: "Paul" },
        ],
      },
    );
    const names = coded.statements.map((s) =>
      coded.document.text.slice(s.speaker?.mention.span.start, s.speaker?.mention.span.end),
    );
    expect(content(coded)).toEqual([
      ["direct", "We will wait for the vote."],
      ["direct", "It was a long day for us,"],
    ]);
    expect(names).toEqual(["Anna Boro", "Paul Ayi"]);
  });

  test("a verb of saying before two sentences in quotation marks has both", async () => {
    const coded = await code('Stating that ties are good, Anna Boro said, "We will wait. We have time."', {
      mentions: [{ head: "Boro", kind: "person", from: "Anna" }],
      cues: [{ word: "Stating", form: "direct", speaker: "Boro", from: "We", to: "wait" }],
    });
    expect(content(coded)).toEqual([["direct", "We will wait. We have time."]]);
  });

  test("“according to” is a statement even where the model is silent", async () => {
    const coded = await code("Prices fell by a third, according to the central bank.", {});
    expect(content(coded)).toEqual([["indirect", "Prices fell by a third"]]);
    expect(coded.statements[0]?.speaker?.mention.span).toEqual({ start: 41, end: 53 });
  });

  test.each([
    ["OSLO (AP) — According to the bank, prices fell by a third.", "prices fell by a third"],
    ["According to a report in the Times, prices fell by a third.", "prices fell by a third"],
    ["“According to the bank, prices fell by a third,” she added.", "prices fell by a third"],
  ])("%s", async (text, told) => {
    const coded = await code(text, {});
    expect(content(coded).map(([, words]) => words)).toContain(told);
  });

  test("the cue before “according to” is no part of what is told", async () => {
    const coded = await code("The judge said that, according to the police, the men had planned it.", {
      mentions: [
        { head: "judge", kind: "person" },
        { head: "police", kind: "group" },
      ],
      cues: [{ word: "said", form: "indirect", speaker: "judge", from: "the#2", to: "it" }],
    });
    expect(content(coded).map(([, words]) => words)).not.toContain("The judge said that");
  });

  test("a quotation that its cue cuts in two is one direct statement", async () => {
    const coded = await code("“This is a rare case,” the judge said, “and we cannot look away.”", {
      mentions: [{ head: "judge", kind: "person" }],
      cues: [{ word: "said", form: "direct", speaker: "judge" }],
    });
    expect(content(coded)).toEqual([["direct", "This is a rare case,” the judge said, “and we cannot look away."]]);
  });

  test("the speaker beside a cue is no part of the content, and a pair of marks stays whole", async () => {
    const coded = await code("Asked whether they would leave, he said. The envoy denied “any crime” had been seen.", {
      mentions: [
        { head: "he", kind: "person" },
        { head: "envoy", kind: "person" },
      ],
      cues: [
        { word: "said", form: "indirect", speaker: "he", from: "whether", to: "said" },
        { word: "denied", form: "mixed", speaker: "envoy", from: "any", to: "seen" },
      ],
    });
    expect(content(coded).map(([, words]) => words)).toEqual(["whether they would leave", "“any crime” had been seen"]);
  });

  test("when it was said is no part of what was said, and a quotation is not cut", async () => {
    const coded = await code('The envoy said on Jan. 3 that talks "cannot go on", a paper wrote.', {
      mentions: [{ head: "envoy", kind: "person" }],
      cues: [{ word: "said", form: "mixed", speaker: "envoy", from: "on", to: "go" }],
    });
    expect(content(coded)).toEqual([["mixed", 'talks "cannot go on"']]);
  });

  test("quoted terms are no statements", async () => {
    const coded = await code('He called it a "great day" for the town and left.', {});
    expect(content(coded)).toEqual([]);
  });
});

describe("relations", () => {
  test("joining a body, founding one and going along are stated by their verbs", async () => {
    const coded = await code(
      "Ghana joined ECOWAS in 1975. ECOWAS was founded by Togo and Benin. The minister is accompanying Anna Boro. Mali joined talks with ECOWAS.",
      {
        mentions: [
          { head: "Ghana", kind: "country" },
          { head: "ECOWAS", kind: "organisation" },
          { head: "ECOWAS#2", kind: "organisation" },
          { head: "Togo", kind: "country" },
          { head: "Benin", kind: "country" },
          { head: "minister", kind: "person" },
          { head: "Boro", kind: "person", from: "Anna" },
          { head: "Mali", kind: "country" },
          { head: "ECOWAS#3", kind: "organisation" },
        ],
      },
    );
    const name = (p: {
      resolution: { identifierText: string | null };
      mention: { span: { start: number; end: number } };
    }) => p.resolution.identifierText ?? coded.document.text.slice(p.mention.span.start, p.mention.span.end);
    expect(coded.relations.map((r) => [name(r.subject), r.relation, name(r.object), r.date])).toEqual([
      ["Ghana", "member_of", "ECOWAS", "1975"],
      ["Togo", "founder_of", "ECOWAS", null],
      ["Benin", "founder_of", "ECOWAS", null],
      ["minister", "accompanies", "Anna Boro", null],
    ]);
  });
});

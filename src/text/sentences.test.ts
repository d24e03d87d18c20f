import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "./sentences.ts";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  [
    "titles, initials and decimals end nothing",
    "Mr. K. L. Ode paid 3.5 million. He left.",
    ["Mr. K. L. Ode paid 3.5 million.", "He left."],
  ],
  [
    "an abbreviation may end a sentence before a usual opener",
    "She flew to Washington, D.C. The talks failed.",
    ["She flew to Washington, D.C.", "The talks failed."],
  ],
  ["an abbreviation before a name goes on", "The U.S. Navy sailed.", ["The U.S. Navy sailed."]],
  ["a quotation of several sentences is cut inside", '"We go. We stay!" he said.', ['"We go.', 'We stay!" he said.']],
  ["a question in quotation marks does not end the sentence", '"Why?" she asked.', ['"Why?" she asked.']],
  [
    "closing marks stay with their sentence",
    "He said: “It is done.” Then he left.",
    ["He said: “It is done.”", "Then he left."],
  ],
  [
    "a dateline stays with its sentence",
    "KABUL, Afghanistan (AP) -- Two men died. More later.",
    ["KABUL, Afghanistan (AP) -- Two men died.", "More later."],
  ],
  [
    "a headline without a stop ends at the blank line",
    "Talks fail again\n\nGENEVA – They met.",
    ["Talks fail again", "GENEVA – They met."],
  ],
  [
    "wrapped lines are one sentence",
    "The minister said that\nthe border would open.",
    ["The minister said that\nthe border would open."],
  ],
  [
    "headlines below each other are sentences",
    "Chad joins talks\nMali rejects offer of peace from Niger\nTwo killed in Bamako",
    ["Chad joins talks", "Mali rejects offer of peace from Niger", "Two killed in Bamako"],
  ],
  [
    "wrapped lines that happen to open with capitals are one sentence",
    "The envoy told President\nOde in the city of New\nYork that he would stay.",
    ["The envoy told President\nOde in the city of New\nYork that he would stay."],
  ],
  [
    "list items are sentences",
    "Those present:\n- the mayor\n- two judges",
    ["Those present:", "- the mayor", "- two judges"],
  ],
  [
    "a missing space after the stop is forgiven",
    "He filed the report.Police came.",
    ["He filed the report.", "Police came."],
  ],
  [
    "two spaces and CRLF paragraphs",
    "One died.  Two fled.\r\n\r\nThree hid.",
    ["One died.", "Two fled.", "Three hid."],
  ],
  ["“no.” ends unless a number follows", "He said no. Then No. 5 left.", ["He said no.", "Then No. 5 left."]],
  [
    "words like abbreviations end",
    "A work of art. It took ten sec. He won.",
    ["A work of art.", "It took ten sec.", "He won."],
  ],
  ["an hour may end a sentence", "He left at 5 p.m. Ode stayed.", ["He left at 5 p.m.", "Ode stayed."]],
  ["an hour goes on to its day", "He left at 5 p.m. Monday. It rained.", ["He left at 5 p.m. Monday.", "It rained."]],
  [
    "an hour opens an entry",
    "7:50 a.m. Snow fell. 8:10 a.m. It stopped.",
    ["7:50 a.m. Snow fell.", "8:10 a.m. It stopped."],
  ],
  [
    "a street and a saint",
    "Near Main St. The end. St. Ode is near.",
    ["Near Main St.", "The end.", "St. Ode is near."],
  ],
  ["a letter at the end", "They found plan B. The talks failed.", ["They found plan B.", "The talks failed."]],
  ["firms", "Ode Inc. said so. He left Ode Inc. The end.", ["Ode Inc. said so.", "He left Ode Inc.", "The end."]],
  ["ellipses go on before small letters", "Well... what? Yes… No.", ["Well... what?", "Yes…", "No."]],
  ["references stay with their sentence", "He left.[1][2] She stayed.", ["He left.[1][2]", "She stayed."]],
  ["brackets", "(He left.) [She stayed.] The end.", ["(He left.)", "[She stayed.]", "The end."]],
  ["a quotation glued to the report", "He said “yes.”Then he left.", ["He said “yes.”", "Then he left."]],
  ["a quotation opened behind the stop", 'He left."We stay," she said.', ["He left.", '"We stay," she said.']],
  [
    "a speaker behind a shout",
    '"Stop!" President Jo Ode said. He left.',
    ['"Stop!" President Jo Ode said.', "He left."],
  ],
  ["a new sentence behind a shout", '"Stop!" He said nothing more.', ['"Stop!"', "He said nothing more."]],
  [
    "curly quotations of three",
    "“We go. We stay. We fight.” He left.",
    ["“We go.", "We stay.", "We fight.”", "He left."],
  ],
  [
    "datelines with dates",
    "MOSCOW, Jan. 19. — The envoy came. It rained.",
    ["MOSCOW, Jan. 19. — The envoy came.", "It rained."],
  ],
  ["numbered items keep their numbers", "1. The mayor\n2. Two judges", ["1. The mayor", "2. Two judges"]],
  [
    "a headline on the line before a dateline",
    "Talks fail\nGENEVA – The two sides met.",
    ["Talks fail", "GENEVA – The two sides met."],
  ],
  ["a label glued to the report", "He saw the report.WATCH: the envoy", ["He saw the report.", "WATCH: the envoy"]],
  ["nothing but white space is no sentence", " \n\n\t ", []],
])("%s", (_, text, expected) => expect(sentences(text)).toEqual(expected));

test("sentences never overlap, never end in white space, and leave out nothing but white space", () => {
  const parts = fc.array(
    fc.constantFrom(
      "He left",
      ". ",
      "! ",
      '"',
      "“",
      "” ",
      "\n",
      "\n\n",
      "\r\n\r\n",
      "Mr. ",
      "U.S. ",
      "👍🏽",
      "\0",
      "\ud800",
      "the ",
      "Talks",
      "- x",
      " ",
      "…",
      "3.5",
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, (list) => {
      const text = list.join("");
      let at = 0;
      for (const { start, end } of splitSentences(text)) {
        expect(text.slice(at, start)).toMatch(/^\s*$/);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at)).toMatch(/^\s*$/);
    }),
    { numRuns: 400 },
  );
});

test("a stretch of a text gives offsets of the whole text", () =>
  expect(splitSentences("One. Two. Three.", { start: 4, end: 16 })).toEqual([
    { start: 5, end: 9 },
    { start: 10, end: 16 },
  ]));

test("a long text without any end is cut in time that grows with its length", { timeout: 10_000 }, () => {
  const slow = ['."', ". ", "\n", "a.", "A. ", "..."].map((unit) => unit.repeat(50_000));
  for (const text of slow) expect(splitSentences(text).length).toBeLessThan(50_001);
});

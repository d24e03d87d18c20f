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

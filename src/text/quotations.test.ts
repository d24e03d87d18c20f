import fc from "fast-check";
import { expect, test } from "vitest";
import { findQuotations } from "./quotations.ts";

const contents = (text: string) => findQuotations(text).map(({ content }) => text.slice(content.start, content.end));

test.each([
  ["straight marks", 'He said "we will go" and "soon".', ["we will go", "soon"]],
  ["curly marks", "“We will go,” he said.", ["We will go,"]],
  ["opened straight and closed curly", 'She said, "Peace is near.” Then she left.', ["Peace is near."]],
  ["opened curly and closed straight", '“We go," he said. “We stay," she said.', ["We go,", "We stay,"]],
  ["closed with an opening mark", "“We go,“ he said. “We stay,“ she said.", ["We go,", "We stay,"]],
  ["low opening marks", "„Wir gehen“, sagte er.", ["Wir gehen"]],
  ["guillemets, one in the other", "«Nous «partons» ce soir», he said", ["Nous «partons» ce soir"]],
  ["single curly marks", "‘We will go,’ he said. The soldiers’ camp.", ["We will go,"]],
  ["single straight marks", "'We will go,' he said. The soldiers' camp.", ["We will go,"]],
  ["an apostrophe inside single marks", "‘The soldiers’ camp fell.’ He left.", ["The soldiers’ camp fell."]],
  ["single marks in double ones", "“He told us ‘go’ now.”", ["He told us ‘go’ now."]],
  ["straight marks in curly ones", '“He said "go" now.” She left.', ['He said "go" now.']],
  ["curly marks in straight ones", '"He said “go” now," she said.', ["He said “go” now,"]],
  ["several sentences are one quotation", '"Go. Now." he said', ["Go. Now."]],
  ["no space before the mark", 'He said:"We go."', ["We go."]],
  ["in brackets", "(“We go”)", ["We go"]],
  ["unclosed, it ends with its paragraph", "“We will go.\n\nHe left.", ["We will go."]],
  ["each paragraph opens again", "“We go.\n\n“We stay.\n\n“We wait,” he said.", ["We go.", "We stay.", "We wait,"]],
  ["so with straight marks and CRLF", '"We go.\r\n\r\n"We stay," he said.', ["We go.", "We stay,"]],
  ["apostrophes are none", "the soldiers' camp, Iran’s army, ’tis and the ‘90s", []],
  ["inches are none", "a 6'2\" guard and a 5'10\" one", []],
  ["a closing mark without an opening one is none", 'The talks failed" he said. He left.', []],
  ["marks around nothing are none", '“” and ""', []],
])("%s", (_, text, expected) => expect(contents(text)).toEqual(expected));

test("the span takes in the marks, the content leaves them out", () => {
  expect(findQuotations("So “we go” now")).toEqual([{ span: { start: 3, end: 10 }, content: { start: 4, end: 9 } }]);
});

test("quotations lie in the text, in order, without overlap, each content within its span", () => {
  const parts = fc.constantFrom(
    "We go",
    " ",
    ". ",
    '"',
    "“",
    "”",
    "„",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "\n\n",
    "6",
    "(",
    "👍",
    "\ud800",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
      const text = list.join("");
      let at = 0;
      for (const { span, content } of findQuotations(text)) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(content.start).toBeGreaterThan(span.start);
        expect(content.end).toBeGreaterThan(content.start);
        expect(content.end).toBeLessThanOrEqual(span.end);
        expect(text.slice(span.start, span.end)).not.toContain("\n\n");
        at = span.end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

import { expect, test } from "vitest";
import { fragmentText } from "./page-text.ts";

test.each([
  ["plain text", "Talks < tea.\n\nTwo.", "Talks < tea.\n\nTwo."],
  ["paragraphs", "<p>One.</p>\n<p>Two<br>lines.</p>", "One.\n\nTwo\nlines."],
  ["text beside a block", "One.<div>Two.</div>Three.", "One.\n\nTwo.\n\nThree."],
  ["entities without tags", "Tea &amp; talks", "Tea & talks"],
  ["programs and controls", "<p>One.<script>x()</script><button>Go</button></p>", "One."],
  ["inline tags part no word", "<p>min<b>ist</b>er <i>spoke</i></p>", "minister spoke"],
  ["line breaks of the source are spaces", "<p>One\n  two</p>", "One two"],
  ["line breaks of pre stay", "<pre>One\ntwo</pre>", "One\ntwo"],
  ["a table of data", "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n\n1 | 2"],
  ["a table for layout", "<table><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>", "One.\n\nTwo."],
])("%s", (_, html, text) => expect(fragmentText(html, "a")).toBe(text));

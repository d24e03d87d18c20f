import { Parser } from "htmlparser2";
import { DragomanError, type ErrorCode } from "../errors.ts";
import { checkSize } from "./check-size.ts";

/** Browsers flatten what is deeper. */
const MOST_DEPTH = 512;
/** The longest articles of encyclopedias have some thirty thousand. */
const MOST_ELEMENTS = 60_000;
/** Elements, comments and pieces of text: each entity parts its text in pieces. */
const MOST_NODES = 1_000_000;
/** Depth of every element, and of every character divided by 100: extractors read the text of each element's every ancestor. A page of 10,000 elements and 500 kB of text, all 25 deep, has 375,000. */
const MOST_WORK = 3_000_000;
/** Characters outside scripts and styles. A book has less. */
const MOST_TEXT = 2_000_000;
const MOST_ATTRIBUTES = 500;
const PROGRAMS = /^(?:script|style)$/i;
const SLICE = 65_536;

/**
 * Refuses markup that would cost minutes or the stack to build a tree of. It reads as the tree's parser does and keeps nothing, so it is cheap.
 *
 * @throws DragomanError "ingest/too-large" for size or number of elements, "ingest/unsafe" for depth or attributes
 */
export function checkMarkup(html: string, where: string): void {
  checkSize(html, where);
  let [depth, elements, attributes, nodes, work, characters] = [0, 0, 0, 0, 0, 0];
  let hidden = false;
  const countNode = () => {
    nodes += 1;
    if (nodes > MOST_NODES) throw tooMuch("ingest/too-large", `more than ${MOST_NODES} pieces`, where);
  };
  const addWork = (amount: number) => {
    work += amount;
    if (work > MOST_WORK)
      throw tooMuch("ingest/too-large", "too much text or too many elements inside each other", where);
  };
  const parser = new Parser({
    onopentagname(name) {
      hidden = PROGRAMS.test(name);
      attributes = 0;
      elements += 1;
      depth += 1;
      addWork(depth);
      if (depth > MOST_DEPTH) throw tooMuch("ingest/unsafe", `elements nested deeper than ${MOST_DEPTH}`, where);
      if (elements > MOST_ELEMENTS) throw tooMuch("ingest/too-large", `more than ${MOST_ELEMENTS} elements`, where);
    },
    onattribute() {
      attributes += 1;
      if (attributes > MOST_ATTRIBUTES)
        throw tooMuch("ingest/unsafe", `an element with more than ${MOST_ATTRIBUTES} attributes`, where);
    },
    onclosetag() {
      hidden = false;
      depth -= 1;
    },
    ontext(text) {
      countNode();
      characters += hidden ? 0 : text.length;
      if (characters > MOST_TEXT) throw tooMuch("ingest/too-large", `more than ${MOST_TEXT} characters of text`, where);
      addWork((depth * text.length) / 100);
    },
    oncomment: countNode,
    onprocessinginstruction: countNode,
  });
  for (let at = 0; at < html.length; at += SLICE) parser.write(html.slice(at, at + SLICE));
  parser.end();
}

function tooMuch(code: ErrorCode, what: string, where: string): DragomanError {
  return new DragomanError(code, {
    what: `this page has ${what}`,
    where,
    fix: "It is no news page; leave it out, or save the article alone.",
  });
}

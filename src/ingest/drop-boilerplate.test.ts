import { describe, expect, test } from "vitest";
import { dropBoilerplate } from "./drop-boilerplate.ts";
import { pageText } from "./page-text.ts";
import { parsePage } from "./page-tree.ts";

const REPORT =
  "<p>Talks opened in Calder on Tuesday, and the envoys of both sides stayed for two days in the old harbour hall.</p>";
const left = (part: string) => {
  const page = parsePage(`<html><body><main>${REPORT}${part}</main></body></html>`, "page");
  dropBoilerplate(page);
  return pageText(page.body).split("\n\n").slice(1).join("\n\n");
};

describe("what is no part of the article goes", () => {
  test.each([
    ["<nav>Home</nav>"],
    ["<aside>Box.</aside>"],
    ['<div class="storyRelated">Other.</div>'],
    ['<div class="article__share-tools">Share</div>'],
    ['<div id="cookie-banner">We use cookies.</div>'],
    ['<p class="wp-caption-text">The hall.</p>'],
    ["<figure><img><figcaption>The hall.</figcaption></figure>"],
    ["<p>Read more: <a href=x>Guards leave</a></p>"],
    ["<p><a href=x>Guards leave the crossing</a></p>"],
    ["<p>ADVERTISEMENT</p>"],
    ["<h3>Related stories</h3><ul><li>Guards leave</li></ul>"],
    ["<h3>Sources</h3><ul><li><a href=x>One</a></li><li><a href=y>Two</a></li></ul>"],
    ["<div><time datetime=2031-05-03>3 May 2031</time></div>"],
    ["<p>Published 3 May 2031, 10:15</p>"],
    ["<p>By <a rel=author href=x>Ada Moreno</a></p>"],
    ["<div hidden>Secret.</div>"],
  ])("%s", (part) => expect(left(part)).toBe(""));
});

describe("what is part of it stays", () => {
  test.each([
    ["<p>Watch towers were built along the river.</p>", "Watch towers were built along the river."],
    ["<p>Related costs rose, the ministry said.</p>", "Related costs rose, the ministry said."],
    ["<p>See <a href=x>the treaty</a> for its words.</p>", "See the treaty for its words."],
    ["<p>It ended on <time>3 May</time> in Calder.</p>", "It ended on 3 May in Calder."],
    ['<div class="has-sidebar"><p>Envoys left.</p></div>', "Envoys left."],
    ["<figure><blockquote>We waited.</blockquote></figure>", "We waited."],
    ["<ul><li>Trucks cross.</li><li>See <a href=x>terms</a>.</li></ul>", "Trucks cross.\n\nSee terms."],
  ])("%s", (part, text) => expect(left(part)).toBe(text));
});

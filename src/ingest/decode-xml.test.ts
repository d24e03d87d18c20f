import { expect, test } from "vitest";
import { decodeXml } from "./decode-xml.ts";

test.each([
  ["a &amp; b &lt;c&gt; &quot;d&apos;", "a & b <c> \"d'"],
  ["&#8220;&#x201d;&#x1F600;", "“”😀"],
  ["&amp;lt;", "&lt;"],
  ["&nbsp;&unknown;&amp", "&nbsp;&unknown;&amp"],
  ["&#0;&#xD800;&#x110000;&#8;", "\ufffd\ufffd\ufffd\ufffd"],
  ["&#10;&#9;", "\n\t"],
  ["&constructor;", "&constructor;"],
])("%s", (text, expected) => expect(decodeXml(text)).toBe(expected));

import { expect, test } from "vitest";
import { webAddress } from "./web-address.ts";

test.each([
  ["https://a.example/x?y=1&z=%20#top", true],
  ["http://a.example", true],
  ["https://a.example/a b", false],
  ["javascript:alert(1)", false],
  ["file:///etc/passwd", false],
  ["https://", false],
  ["a.example/x", false],
  [null, false],
])("%j is an address: %s", (stated, is) => {
  expect(webAddress(stated)).toBe(is ? stated : null);
});

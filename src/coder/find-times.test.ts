import { expect, test } from "vitest";
import { readTime } from "./find-times.ts";

const read = (words: string, published: string | null, future = false) => {
  const { text, date, granularity, basis } = readTime(words, { start: 0, end: words.length }, { published, future });
  return [text, date, granularity, basis];
};

// 2014-03-12 was a Wednesday.
test.each([
  ["Wednesday morning", null, false, ["Wednesday", null, "weekday", "open"]],
  ["on Monday", "2014-03-12", false, ["Monday", "2014-03-10", "day", "published"]],
  ["Wednesday", "2014-03-12", false, ["Wednesday", "2014-03-12", "day", "published"]],
  ["Friday", "2014-03-12", true, ["Friday", "2014-03-14", "day", "published"]],
  ["yesterday", "2014-03-12", false, ["yesterday", "2014-03-11", "day", "published"]],
  ["last night", "2014-03-12", false, ["last night", "2014-03-11", "day", "published"]],
  ["tomorrow", "2014-03-12", true, ["tomorrow", "2014-03-13", "day", "published"]],
  ["in September 2021", null, false, ["September 2021", "2021-09", "month", "text"]],
  ["14 March 1998", null, false, ["14 March 1998", "1998-03-14", "day", "text"]],
  ["in 2001", null, false, ["2001", "2001", "year", "text"]],
  ["on March 3", "2014-03-12", false, ["March 3", "2014-03-03", "day", "published"]],
  ["in November", "2014-03-12", false, ["November", "2013-11", "month", "published"]],
  ["last year", "2014-03-12", false, ["last year", "2013", "year", "published"]],
  ["yesterday", null, false, ["yesterday", null, "relative", "open"]],
  ["in recent years", "2014-03-12", false, ["recent years", null, "relative", "published"]],
] as const)("%s, published %s, future %s", (words, published, future, expected) =>
  expect(read(words, published, future)).toEqual(expected),
);

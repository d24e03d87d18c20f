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
  ["Friday at 10:30 am", "2014-03-12", false, ["Friday", "2014-03-07", "day", "published"]],
  ["1 a.m. on Saturday", "2014-03-12", false, ["Saturday", "2014-03-08", "day", "published"]],
  ["Saturday and Sunday", "2014-03-12", false, ["Saturday", "2014-03-08", "day", "published"]],
  ["next Monday", "2014-03-12", false, ["Monday", "2014-03-17", "day", "published"]],
  ["last Wednesday", "2014-03-12", false, ["Wednesday", "2014-03-05", "day", "published"]],
  ["every Monday", "2014-03-12", false, ["Monday", null, "weekday", "open"]],
  ["yesterday", "2014-03", false, ["yesterday", null, "relative", "published"]],
  ["last year", "2014", false, ["last year", "2013", "year", "published"]],
  ["in June", "2014", false, ["June", null, "relative", "published"]],
  ["March 20", "2014-03", false, ["March 20", "2014-03-20", "day", "published"]],
  ["last month", "2014-03", false, ["last month", "2014-02", "month", "published"]],
  ["last month", "2014-03-31", false, ["last month", "2014-02", "month", "published"]],
  ["2014-99-99", null, false, ["2014-99-99", "2014", "year", "text"]],
  ["last week", "2014-03-12", false, ["last week", "2014-03", "month", "published"]],
  ["last week", "2014-03-05", false, ["last week", null, "relative", "published"]],
  ["in the evening of March 3", "2014-03-12", false, ["the evening of March 3", "2014-03-03", "day", "published"]],
  ["through the night", "2014-03-12", false, ["through the night", null, "relative", "published"]],
  ["during the weekend", "2014-03-12", false, ["the weekend", "2014-03", "month", "published"]],
  ["two weeks ago", "2014-03-12", false, ["two weeks ago", null, "relative", "published"]],
  ["2000 GMT", "2014-03-12", false, ["2000 GMT", null, "relative", "published"]],
  ["for 30 years", "2014-03-12", false, ["for 30 years", null, "relative", "published"]],
  ["the past three years", "2014-03-12", false, ["the past three years", null, "relative", "published"]],
] as const)("%s, published %s, future %s", (words, published, future, expected) =>
  expect(read(words, published, future)).toEqual(expected),
);

test("a month before a day's number is that day, though the span given stops short", () => {
  const text = "in its March 3 alert of March 2,000 people";
  const at = (start: number) => readTime(text, { start, end: start + 5 }, { published: "2014-03-12", future: false });
  expect(at(7)).toMatchObject({ text: "March 3", date: "2014-03-03" });
  expect(at(24)).toMatchObject({ text: "March", date: "2014-03" });
});

import { expect, test } from "vitest";
import type { Coded } from "../ingest/code-documents.ts";
import { codeProgress, type ProgressForm, progressForm, timeLeft } from "./code-progress.ts";

const one: Coded = { locator: "a", outcome: "read", id: "a", events: 2, error: null };
const tally = { read: 30, duplicate: 5, withdrawn: 1, failed: 2, known: 12, events: 60 };

/** What a display writes in 25 s, a note each second. */
function written(form: ProgressForm, totalBytes = 2_000) {
  const lines: string[] = [];
  let time = 0;
  const progress = codeProgress(form, { totalBytes, write: (line) => lines.push(line), now: () => time });
  for (; time < 25_000; time += 1_000) {
    progress.noteInput({ name: "a", bytes: Math.min(1_000, time / 20), of: 1_000 });
    progress.note(one, tally);
  }
  progress.end(tally);
  return lines;
}

test("plain lines come every ten seconds, and one at the end", () => {
  expect(written("lines")).toEqual([
    "50 items: 30 read, 5 copies, 1 withdrawn, 2 failed, 12 known, 5/s, 25 % of the bytes, 30 s left\n",
    "50 items: 30 read, 5 copies, 1 withdrawn, 2 failed, 12 known, 2.5/s, 50 % of the bytes, 20 s left\n",
    "50 items: 30 read, 5 copies, 1 withdrawn, 2 failed, 12 known, 2/s, 50 % of the bytes\n",
  ]);
  expect(written("lines", 0)[0]).toBe("50 items: 30 read, 5 copies, 1 withdrawn, 2 failed, 12 known, 5/s\n");
});

test("JSON lines come every second and say when it is over", () => {
  const lines = written("json").map((line) => JSON.parse(line));
  expect(lines).toHaveLength(25);
  expect(lines[9]).toEqual({ ...tally, given: 50, seconds: 10, rate: 5, bytes: 500, of: 2000, done: false });
  expect(lines.at(-1)).toMatchObject({ done: true });
});

test("quiet says nothing", () => expect(written("quiet")).toEqual([]));

test("flags choose the form; without a terminal lines are plain", () => {
  expect(progressForm({ quiet: true })).toBe("quiet");
  expect(progressForm({ jsonProgress: true })).toBe("json");
  if (!process.stderr.isTTY) expect(progressForm({})).toBe("lines");
});

test.each([
  [0, 100, 1000, "?"],
  [50, 100, 9_000, "9 s"],
  [1, 100, 3_000, "5 min"],
  [1, 100, 60_000, "1 h 39 min"],
  [1, 1000, 60_000, "16 h 39 min"],
  [100, 100, 1000, "0 s"],
])("%i of %i bytes after %i ms leave %s", (done, total, ms, left) => expect(timeLeft(done, total, ms)).toBe(left));

test("nothing is shown between an interrupt and the end", () => {
  const lines: string[] = [];
  let time = 0;
  const progress = codeProgress("lines", { totalBytes: 0, write: (line) => lines.push(line), now: () => time });
  progress.stop();
  time = 60_000;
  progress.note(one, tally);
  expect(lines).toEqual([]);
  progress.end(tally);
  expect(lines).toHaveLength(1);
});

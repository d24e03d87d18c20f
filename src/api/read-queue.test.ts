import { expect, test } from "vitest";
import { readQueue } from "./read-queue.ts";

const later = () => {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish: () => finish() };
};

test("so many run at once, the others in their turn", async () => {
  const queue = readQueue({ atOnce: 2 });
  let [running, most] = [0, 0];
  const task = (n: number) => ({
    size: 1,
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return n;
    },
  });
  expect(await queue.runAll([1, 2, 3, 4, 5].map(task))).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
  expect(queue.waiting()).toBe(0);
});

test("what does not fit is refused as a whole, and fits again when room was made", async () => {
  const queue = readQueue({ atOnce: 1, mostTasks: 2 });
  const gate = later();
  const slow = { size: 1, run: () => gate.done };
  const quick = { size: 1, run: async () => "done" };
  const first = queue.runAll([slow]);
  await expect(queue.runAll([quick, quick])).rejects.toMatchObject({ code: "api/busy" });
  const second = queue.runAll([quick]);
  gate.finish();
  await first;
  expect(await second).toEqual(["done"]);
});

test("too many characters are refused as well", async () => {
  const queue = readQueue({ mostSize: 10 });
  await expect(queue.runAll([{ size: 11, run: async () => 1 }])).rejects.toMatchObject({ code: "api/busy" });
});

test("who can wait is taken as soon as there is room", async () => {
  const queue = readQueue({ atOnce: 1, mostTasks: 1 });
  const gate = later();
  const first = queue.runAll([{ size: 1, run: () => gate.done }]);
  const patient = queue.runPatiently({ size: 1, run: async () => "at last" });
  gate.finish();
  await first;
  expect(await patient).toBe("at last");
});

test("work that nobody waits for any more is not begun, and a failed task takes no place", async () => {
  const queue = readQueue({ atOnce: 1 });
  const gate = later();
  const first = queue.runAll([{ size: 1, run: () => gate.done }]);
  const gone = new AbortController();
  let begun = false;
  const dropped = queue.runAll([{ size: 1, run: async () => (begun = true) }], gone.signal);
  gone.abort(new Error("gone"));
  gate.finish();
  await first;
  await expect(dropped).rejects.toThrow("gone");
  expect(begun).toBe(false);
  await expect(queue.runAll([{ size: 1, run: () => Promise.reject(new Error("no")) }])).rejects.toThrow("no");
  expect(queue.waiting()).toBe(0);
});

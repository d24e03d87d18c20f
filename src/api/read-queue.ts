import { DragomanError } from "../errors.ts";

/** Work that waits for its turn. There is never more of it than the limits allow. */
export interface ReadQueue {
  /**
   * Runs each of the tasks when its turn comes; all of them are taken or none.
   *
   * @throws DragomanError "api/busy" when there is no room for them
   */
  readonly runAll: <T>(tasks: readonly QueueTask<T>[], signal?: AbortSignal) => Promise<readonly T[]>;
  /** Waits for room instead: for streams, whose sender can wait. */
  readonly runPatiently: <T>(task: QueueTask<T>, signal?: AbortSignal) => Promise<T>;
  readonly waiting: () => number;
}

export interface QueueTask<T> {
  /** Characters that it holds in memory while it waits. */
  readonly size: number;
  readonly run: () => Promise<T>;
}

export interface QueueLimits {
  /** So many run at once. Default 2. */
  readonly atOnce?: number;
  /** So many tasks wait or run at most. Default 400. */
  readonly mostTasks?: number;
  /** So many characters they hold at most. Default 40 million. */
  readonly mostSize?: number;
}

interface Entry {
  readonly task: QueueTask<unknown>;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Makes an empty queue: first in, first out. */
export function readQueue({ atOnce = 2, mostTasks = 400, mostSize = 40_000_000 }: QueueLimits = {}): ReadQueue {
  const line: Entry[] = [];
  const patient: (() => void)[] = [];
  const held = { tasks: 0, size: 0, running: 0 };
  const fits = (tasks: readonly QueueTask<unknown>[]) =>
    held.tasks + tasks.length <= mostTasks && held.size + sizeOf(tasks) <= mostSize;
  const leave = ({ task }: Entry) => {
    held.tasks -= 1;
    held.size -= task.size;
    patient.shift()?.();
  };
  const next = () => {
    while (held.running < atOnce) {
      const entry = line.shift();
      if (entry === undefined) return;
      if (entry.signal?.aborted) {
        leave(entry);
        entry.reject(entry.signal.reason); // nobody waits for it any more
        continue;
      }
      held.running += 1;
      void runEntry(entry).finally(() => {
        held.running -= 1;
        leave(entry);
        next();
      });
    }
  };
  const enter = <T>(task: QueueTask<T>, signal?: AbortSignal): Promise<T> => {
    held.tasks += 1;
    held.size += task.size;
    return new Promise<unknown>((resolve, reject) => {
      line.push({ task, signal, resolve, reject });
      next();
    }) as Promise<T>; // sound: an entry resolves with what its own task gave
  };
  return {
    waiting: () => held.tasks,
    runAll: async (tasks, signal) => {
      if (!fits(tasks)) throw busy(held.tasks);
      return Promise.all(tasks.map((task) => enter(task, signal)));
    },
    runPatiently: async (task, signal) => {
      while (!fits([task]) && held.tasks > 0) await new Promise<void>((resolve) => patient.push(resolve));
      return enter(task, signal);
    },
  };
}

const sizeOf = (tasks: readonly QueueTask<unknown>[]) => tasks.reduce((sum, { size }) => sum + size, 0);

async function runEntry({ task, resolve, reject }: Entry): Promise<void> {
  await task.run().then(resolve, reject);
}

function busy(waiting: number): DragomanError {
  return new DragomanError("api/busy", {
    what: `${waiting} texts wait to be read, and no more are taken now`,
    where: "queue",
    fix: "Send it again after the seconds that Retry-After names, or send fewer texts at once.",
  });
}

import type { Problem } from "./answers.ts";

/** A request that did not succeed, with what the server says of it. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.what);
  }
}

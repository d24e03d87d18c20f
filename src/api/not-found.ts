import { DragomanError } from "../errors.ts";

/** The error for an id that the lake does not hold. */
export const notFound = (kind: string, id: string): DragomanError =>
  new DragomanError("api/not-found", {
    what: `the lake has no ${kind} ${JSON.stringify(id.slice(0, 200))}`,
    where: "id",
    fix: "Ids are those that other answers of this server name.",
  });

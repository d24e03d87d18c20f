import type { z } from "zod";
import { DragomanError } from "../errors.ts";
import type { ApiRequest } from "./endpoint.ts";

/**
 * The JSON body of a request, checked.
 *
 * @throws DragomanError "api/wrong-media-type", "api/too-large", "api/bad-request" naming the field
 */
export async function readBody<S extends z.ZodType>(c: ApiRequest, schema: S, mostBytes: number): Promise<z.output<S>> {
  checkType(c, "application/json");
  const bytes = await bytesOf(c, mostBytes);
  return parseJson(decode(bytes), schema, "body");
}

/** @throws DragomanError "api/wrong-media-type": a foreign page can send other types without being asked first */
export function checkType(c: ApiRequest, ...allowed: readonly string[]): string {
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (allowed.includes(type)) return type;
  throw new DragomanError("api/wrong-media-type", {
    what: `the body is ${type === "" ? "of no stated type" : JSON.stringify(type.slice(0, 100))}`,
    where: "Content-Type",
    fix: `Send ${allowed.join(" or ")}.`,
  });
}

/** JSON text, checked. @throws DragomanError "api/bad-request" */
export function parseJson<S extends z.ZodType>(text: string, schema: S, where: string): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const what = `it is no JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : ""}`;
    throw new DragomanError("api/bad-request", { what, where, fix: "Send one JSON value in UTF-8." }, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || where;
  throw new DragomanError("api/bad-request", {
    what: `${field}: ${issue?.message ?? "it cannot be read"}`,
    where,
    fix: "See /v1/openapi.json for what it may hold.",
  });
}

async function bytesOf(c: ApiRequest, most: number): Promise<Uint8Array> {
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge(most);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.length;
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const detail = { what: "the body is not UTF-8", where: "body", fix: "Send JSON in UTF-8." };
    throw new DragomanError("api/bad-request", detail, { cause });
  }
}

/** The error for a body or a line that is too long. */
export const tooLarge = (most: number) =>
  new DragomanError("api/too-large", {
    what: `the body has more than ${most} bytes`,
    where: "body",
    fix: "Send fewer texts at once, or one a line as application/x-ndjson.",
  });

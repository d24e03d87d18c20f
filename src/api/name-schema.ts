import type { z } from "@hono/zod-openapi";

/**
 * A schema of another layer under the name that OpenAPI gives it. It is a copy: the other was made before the library could add what names
 * it, whenever its file was loaded first.
 */
export function nameSchema<T extends z.ZodType>(schema: T, name: string): T {
  return (schema.clone() as T).openapi(name); // a clone has the type of what was cloned
}

import { readingSchema } from "../record/reading.ts";
import { writeOut } from "./write.ts";

/** `dragoman schema` */
export async function schemaCommand(): Promise<void> {
  await writeOut(`${JSON.stringify(readingSchema(), null, 2)}\n`);
}

import { z } from "@hono/zod-openapi";

const text = z.string().nullable();

/** Who said what, where it stands, and in which document. */
export const QuotationSchema = z
  .strictObject({
    statement_id: z.string(),
    document_id: z.string(),
    speaker: text,
    code: text,
    sector: text,
    form: z.string(),
    start: z.int(),
    end: z.int(),
    text: text.describe("null where the licence forbids it"),
    published: text,
    title: text,
    url: text,
    publisher: text,
    license: text,
    attribution: text,
  })
  .openapi("Quotation");

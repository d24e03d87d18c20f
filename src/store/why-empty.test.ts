import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { checkValues } from "./check-values.ts";
import { parseFilter } from "./event-filter.ts";
import { loadKnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";
import { whyEmpty } from "./why-empty.ts";

const known = loadKnownValues();

let lake: Lake;
beforeAll(async () => {
  lake = await littleLake({
    events: [{ event_id: "a", place_name: "Velm" }],
    actors: [{ event_id: "a", identifier_text: "Ilo Andarve" }],
    documents: [{ document_id: "d", publisher: "Karst Radio", license: "CC-BY-4.0" }],
  });
});
afterAll(() => lake.close());

test.each<[Record<string, unknown>, string[]]>([
  [{ actor: "Ilo Andarve", publisher: "karst radio", type: "AID", license: "unknown" }, []],
  [{ recipient: "Ilo Andarev" }, ['nobody in the lake is called "Ilo Andarev"; near it: Ilo Andarve']],
  [{ place: "Vlem" }, ['no place in the lake is called "Vlem"; near it: Velm']],
  [
    { publisher: "Karst Rado,X" },
    ['the lake has no publisher "Karst Rado"; near it: Karst Radio', 'the lake has no publisher "X"'],
  ],
  [{ license: "CC-BY-3.0" }, ['the lake has no licence "CC-BY-3.0"; near it: CC-BY-4.0']],
  [{ story: "s" }, ['the lake has no story "s"']],
])("%j: %j", async (query, lines) => {
  expect(await whyEmpty(lake, checkValues(parseFilter(query), known))).toEqual(lines);
});

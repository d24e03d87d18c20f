import { expect, test } from "vitest";
import { firstLicence } from "./first-licence.ts";

test.each([
  [
    "the first that names a known licence",
    ["All rights reserved.", null, "CC BY 4.0", "CC0"],
    null,
    "CC-BY-4.0",
    "CC BY 4.0",
  ],
  [
    "else the first that says anything",
    [null, " ", "For subscribers.", "All rights reserved."],
    null,
    null,
    "For subscribers.",
  ],
  ["else the holder", [null], "Coast Wire", null, "Coast Wire"],
])("%s", (_, statements, holder, spdx, statement) =>
  expect(firstLicence(statements, holder)).toMatchObject({ spdx, statement, holder }),
);

test("nothing stated is null", () => expect(firstLicence([null, ""], null)).toBeNull());
test("the holder stands beside the terms", () =>
  expect(firstLicence(["CC0"], "Coast Wire")?.holder).toBe("Coast Wire"));

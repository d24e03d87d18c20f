import { describe, expect, test } from "vitest";
import { statedLicence } from "./stated-licence.ts";

describe("the SPDX id of a statement", () => {
  test.each([
    ["https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"],
    ["http://creativecommons.org/licenses/by-nc-sa/2.5/it/", "CC-BY-NC-SA-2.5"],
    ["https://creativecommons.org/licenses/by/3.0/igo/", "CC-BY-3.0-IGO"],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"],
    ["https://creativecommons.org/publicdomain/mark/1.0/", "public-domain"],
    ["https://spdx.org/licenses/CC-BY-SA-4.0.html", "CC-BY-SA-4.0"],
    ["CC-BY-4.0", "CC-BY-4.0"],
    ["CC BY-NC-ND 4.0", "CC-BY-NC-ND-4.0"],
    ["Licensed under a Creative Commons Attribution-ShareAlike 3.0 licence", "CC-BY-SA-3.0"],
    ["CC0", "CC0-1.0"],
    ["Public domain", "public-domain"],
    ["public-domain", "public-domain"],
    ["Available under the Open Government Licence v3.0", "OGL-UK-3.0"],
    ["https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/", "OGL-UK-2.0"],
    ["http://www.nationalarchives.gov.uk/doc/open-government-licence/", "OGL-UK-3.0"],
    ["OGL-UK-3.0", "OGL-UK-3.0"],
    ["OGL v3", "OGL-UK-3.0"],
    ["https://open.canada.ca/en/open-government-licence-canada", "OGL-Canada-2.0"],
    ["https://www.govdata.de/dl-de/by-2-0", "DL-DE-BY-2.0"],
    ["Licence Ouverte v2.0", "etalab-2.0"],
    ["NLOD-2.0", "NLOD-2.0"],
  ])("%s", (statement, spdx) => expect(statedLicence(statement)).toMatchObject({ spdx, statement }));

  test.each([
    ["All rights reserved."],
    ["© 2021 Example Media"],
    ["https://news.example/terms"],
    ["Free for personal use"],
    ["This text is not available under CC BY 4.0."],
  ])("%s names no known licence", (statement) =>
    expect(statedLicence(statement)).toMatchObject({ spdx: null, statement }),
  );
});

test("nothing stated is null", () => expect(statedLicence(" \n ")).toBeNull());
test("the holder is who the notice names", () =>
  expect(statedLicence("© 2021 Example Media. All rights reserved.")?.holder).toBe("Example Media"));
test("a holder that stands beside wins", () =>
  expect(statedLicence("© 2021 Example Media", { holder: "Example Trust" })?.holder).toBe("Example Trust"));
test("the address is found in the words", () =>
  expect(statedLicence("Under CC BY (https://creativecommons.org/licenses/by/4.0/).")).toMatchObject({
    spdx: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
  }));
test("an address without a scheme gets one", () =>
  expect(statedLicence("See creativecommons.org/licenses/by/4.0 for terms")?.url).toBe(
    "https://creativecommons.org/licenses/by/4.0",
  ));
test("the address beside completes the words", () =>
  expect(statedLicence("Some rights reserved", { url: "https://creativecommons.org/licenses/by-sa/4.0/" })).toEqual({
    spdx: "CC-BY-SA-4.0",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
    holder: null,
    statement: "Some rights reserved",
  }));

import { describe, expect, test } from "vitest";
import { findDateline } from "./dateline.ts";
import { findLicence, findPublisher } from "./licence.ts";

describe("licences", () => {
  test.each([
    [
      "All Content by Example News Agency is licensed under a Creative Commons Attribution 4.0 International License.",
      "CC-BY-4.0",
      "Example News Agency",
    ],
    ["This text is available under CC BY-SA 3.0.", "CC-BY-SA-3.0", null],
    ["Licensed under CC-BY-4.0", "CC-BY-4.0", null],
    ["This text is available under CC BY-SA 3.0 IGO.", "CC-BY-SA-3.0-IGO", null],
    ["Licensed under Creative Commons Attribution-NonCommercial-NoDerivs 2.0 Generic", "CC-BY-NC-ND-2.0", null],
    [
      "Text by Example Wire is available under the Creative Commons Attribution-NonCommercial-ShareAlike 2.5 license",
      "CC-BY-NC-SA-2.5",
      "Example Wire",
    ],
    ["Licensed under a Creative Commons Attribution license.", "CC-BY", null],
    ["See https://creativecommons.org/licenses/by/2.5/ for terms.", "CC-BY-2.5", null],
    ["See creativecommons.org/licenses/by-nc/4.0", "CC-BY-NC-4.0", null],
    ["Creative Commons Zero v1.0 Universal", "CC0-1.0", null],
    ["Released as CC0.", "CC0-1.0", null],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", null],
    ["https://creativecommons.org/publicdomain/mark/1.0/", "public-domain", null],
    ["This work is in the public domain.", "public-domain", null],
    ["It ended. All text material by Example Radio is in the public domain.", "public-domain", "Example Radio"],
    ["Available under the Open Government Licence v3.0", "OGL-UK-3.0", null],
  ])("%s", (text, spdx, holder) => {
    const found = findLicence(text);
    expect([found?.spdx, found?.holder]).toEqual([spdx, holder]);
    expect(text.slice(found?.span?.start, found?.span?.end)).toMatch(/^\S.*\S$/);
    if (found?.holderSpan) expect(text.slice(found.holderSpan.start, found.holderSpan.end)).toBe(holder);
  });

  test("the address completes what the words leave open", () => {
    const url = "https://creativecommons.org/licenses/by-sa/3.0/";
    const found = findLicence(`Creative Commons Attribution-ShareAlike License (${url})`);
    expect([found?.spdx, found?.url]).toEqual(["CC-BY-SA-3.0", url]);
  });

  test.each([
    "The two sides signed a licence agreement.",
    "The memo is in the public domain, he said.",
    "The head of Creative Commons met the minister.",
    "All rights reserved.",
  ])("no notice is no licence: %s", (text) => expect(findLicence(text)).toBeNull());
});

describe("publishers", () => {
  test("the dateline's agency is the publisher where nobody else is named", () => {
    const text = "GENEVA (Reuters) - Talks opened.";
    expect(findPublisher(text, findDateline(text))).toEqual({ name: "Reuters", span: { start: 8, end: 15 } });
    expect(findPublisher(text)).toEqual(findPublisher(text, findDateline(text)));
  });
  test.each([
    ["© Xinhua", "Xinhua"],
    ["It ended.\n© 2021 Example Media", "Example Media"],
    ["Copyright © 2019-2022 Example Media Group", "Example Media Group"],
    ["Copyright 2022 by The Daily Example. All rights reserved.", "The Daily Example"],
    ["Content by Example Wire is licensed under CC BY 4.0.", "Example Wire"],
  ])("%s", (text, name) => {
    const found = findPublisher(text);
    expect(found?.name).toBe(name);
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe(name);
  });
  test.each([
    "The stories from Syria are grim.",
    "A copyright treaty with France was signed.",
    "They agreed on (a) grain, (b) gas and (c) Russia's return.",
  ])("none: %s", (text) => expect(findPublisher(text)).toBeNull());
});

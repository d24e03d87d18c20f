import { expect, test } from "vitest";
import { attributionLine } from "./attribution-line.ts";

const WORK = {
  title: "Talks open",
  author: "A. Writer",
  publisher: "Example Wire",
  url: "https://wire.example/1",
  license: "CC-BY-4.0",
  holder: null,
};

test.each([
  [
    "everything known",
    {},
    "“Talks open” by A. Writer, Example Wire, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Source: https://wire.example/1",
  ],
  [
    "no author",
    { author: null, publisher: "Example Wire", url: null },
    "“Talks open” by Example Wire, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).",
  ],
  [
    "the holder is named once",
    { author: "Example Wire", holder: "Example Wire", url: null },
    "“Talks open” by Example Wire, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).",
  ],
  [
    "nothing but the licence",
    { title: " ", author: null, publisher: null, url: null },
    "Text, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).",
  ],
  [
    "a title of two lines",
    { title: "Talks\n open", author: null, url: null },
    "“Talks open” by Example Wire, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).",
  ],
])("%s", (_, part, line) => expect(attributionLine({ ...WORK, ...part })).toBe(line));

test.each([
  ["CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0 (https://creativecommons.org/licenses/by-nc-sa/3.0/)"],
  ["CC-BY-3.0-IGO", "CC BY 3.0 IGO (https://creativecommons.org/licenses/by/3.0/igo/)"],
  ["CC-BY", "CC BY."],
  [
    "OGL-UK-3.0",
    "Open Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)",
  ],
  ["etalab-2.0", "Licence Ouverte 2.0 ("],
])("%s asks for its name", (license, words) =>
  expect(attributionLine({ ...WORK, license })).toContain(`licensed under ${words}`),
);

test.each([["CC0-1.0"], ["public-domain"], ["toString"], ["MIT-0"], [null]])("%s asks for no line", (license) =>
  expect(attributionLine({ ...WORK, license })).toBeNull(),
);

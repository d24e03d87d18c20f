import { describe, expect, test } from "vitest";
import { isNinjs, readNinjs } from "./read-ninjs.ts";

const now = new Date("2024-06-01T00:00:00Z");
const htmlToText = (html: string) =>
  html
    .replace(/<\/p>\s*/g, "\n\n")
    .replace(/<[^>]*>/g, "")
    .trim();
const read = (item: Record<string, unknown>) => readNinjs(item, { locator: "n.json", htmlToText, now });

function document(item: Record<string, unknown>) {
  const read1 = read({ uri: "urn:x:1", ...item });
  if (read1.kind === "failure") throw read1.error;
  return read1.document;
}

const FERRY = {
  locator: "n.json",
  id: "urn:x:ferry",
  text: "The ferry sank.\n\nAll were saved.",
  title: "Ferry sinks",
  url: null,
  published: "2024-05-01T09:00:00Z",
  language: "en",
  publisher: "Coast Wire",
  author: "Ann Oakes",
  license: expect.objectContaining({ spdx: "CC-BY-4.0", holder: "Coast Wire" }),
  revision: { item: "urn:x:ferry", version: "0000000002", status: "usable" },
  format: "ninjs",
};
const HTML = "<p>The ferry sank.</p><p>All were saved.</p>";

test.each([
  [
    "1",
    {
      uri: "urn:x:ferry",
      type: "text",
      version: "2",
      firstcreated: "2024-05-01T09:00:00Z",
      versioncreated: "2024-05-03T09:00:00Z",
      pubstatus: "usable",
      copyrightholder: "Coast Wire",
      usageterms: "CC BY 4.0",
      language: "en",
      headline: "Ferry sinks",
      byline: "Ann Oakes",
      body_text: "The ferry sank. All were saved.",
      body_xhtml: HTML,
      infosource: [{ name: "Harbour Post" }],
    },
  ],
  [
    "2",
    {
      uri: "urn:x:ferry",
      version: "2",
      firstcreated: "2024-05-01T09:00:00Z",
      versioncreated: "2024-05-03T09:00:00Z",
      pubstatus: "usable",
      copyrightholder: "Coast Wire",
      rightsinfo: { linkedrights: "https://creativecommons.org/licenses/by/4.0/" },
      language: "en",
      headlines: [
        { role: "short", value: "Ferry" },
        { role: "main", value: "Ferry sinks" },
      ],
      by: "Ann Oakes",
      bodies: [{ role: "main", contenttype: "text/html", value: HTML }],
      infosources: [{ name: "Harbour Post" }],
    },
  ],
  [
    "3",
    {
      uri: "urn:x:ferry",
      version: "2",
      firstCreated: "2024-05-01T09:00:00Z",
      versionCreated: "2024-05-03T09:00:00Z",
      pubStatus: "usable",
      copyrightHolder: "Coast Wire",
      rightsInfo: { linkedRights: "https://creativecommons.org/licenses/by/4.0/" },
      language: "en",
      headlines: [{ value: "<b>Ferry</b> sinks" }],
      by: "Ann Oakes",
      bodies: [
        { role: "main", contentType: "text/plain", value: "The ferry sank. All were saved." },
        { role: "main", contentType: "application/xhtml+xml", value: HTML },
      ],
      infoSources: [{ name: "Harbour Post" }],
    },
  ],
])("ninjs %s is read", (_, item) => {
  expect(isNinjs(item)).toBe(true);
  expect(read(item)).toEqual({ kind: "document", document: { ...FERRY, credits: ["Harbour Post"] } });
});

describe("the text is", () => {
  test.each([
    ["the plain form where there is no other", { body_text: "One.\n\nTwo." }, "One.\n\nTwo."],
    ["one body without type", { bodies: [{ value: "One." }] }, "One."],
    ["one body without type that is markup", { bodies: [{ value: " <p>One.</p>" }] }, "One."],
    [
      "not the summary that stands first",
      {
        bodies: [
          { role: "summary", value: "S." },
          { role: "text", value: "One." },
        ],
      },
      "One.",
    ],
    [
      "not a form without words",
      {
        bodies: [
          { contentType: "text/html", value: "<p> </p>" },
          { contentType: "text/plain", value: "One." },
        ],
      },
      "One.",
    ],
  ])("%s", (_, item, text) => expect(document(item).text).toBe(text));
});

describe("the status is", () => {
  test.each([
    ["usable unless stated", {}, "usable"],
    ["withheld", { pubStatus: "withheld" }, "withheld"],
    ["canceled", { pubstatus: "canceled" }, "canceled"],
    ["canceled in the other spelling", { pubstatus: "Cancelled" }, "canceled"],
    ["withheld before the embargo ends", { embargoedUntil: "2024-06-02T00:00:00Z" }, "withheld"],
    ["usable after it", { embargoedUntil: "2024-05-31T00:00:00Z" }, "usable"],
    ["withheld by the older name", { embargoed: "2024-06-01T01:00:00+00:30" }, "withheld"],
    ["withheld where the embargo cannot be read", { embargoed: "Friday noon" }, "withheld"],
    ["canceled although embargoed", { pubStatus: "canceled", embargoedUntil: "2024-06-02T00:00:00Z" }, "canceled"],
    ["corrected by the editor's note", { edNote: "CORRECTS number of passengers" }, "corrected"],
    ["not corrected by any note", { edNote: "Adds corrected photo" }, "usable"],
  ])("%s", (_, item, status) => expect(document({ body_text: "One.", ...item }).revision?.status).toBe(status));

  test("a canceled item needs no text", () =>
    expect(document({ pubstatus: "canceled", versioncreated: "2024-05-03T09:00:00+02:00" })).toMatchObject({
      text: "",
      revision: { version: "2024-05-03T07:00:00.000Z", status: "canceled" },
    }));
});

test("publisher is who provides it, else who holds the rights", () => {
  const infoSources = [
    { name: "Port Radio", role: "origin" },
    { literal: "Coast Wire", role: "http://x/provider" },
  ];
  expect(document({ body_text: "One.", infoSources, copyrightHolder: "Holder" })).toMatchObject({
    publisher: "Coast Wire",
    credits: ["Port Radio", "Coast Wire"],
    license: { spdx: null, holder: "Holder", statement: "Holder" },
  });
});

test.each([
  ["a picture", { uri: "urn:x:1", type: "picture", renditions: [] }, "ingest/no-text", "of type picture"],
  ["no body", { uri: "urn:x:1", headlines: [{ value: "H" }] }, "ingest/no-text", "no body"],
  ["no uri", { pubstatus: "usable", body_text: "One." }, "ingest/damaged", "no uri"],
  ["bodies that are no list", { uri: "urn:x:1", bodies: "One.", type: "text" }, "ingest/no-text", "no body"],
])("%s is a failure", (_, item, code, words) => {
  const read1 = read(item);
  expect(read1).toMatchObject({ kind: "failure", locator: "n.json", error: { code } });
  expect(read1.kind === "failure" && read1.error.message).toContain(words);
});

test.each([
  ["an object of ours with a uri", { uri: "a", text: "b", headlines: [] }, false],
  ["a uri and a headline alone", { uri: "a", headline: "b", body: "c" }, false],
  ["a kill", { uri: "a", pubStatus: "canceled" }, true],
  ["no uri", { pubStatus: "canceled" }, false],
])("is it ninjs? %s", (_, item, is) => expect(isNinjs(item)).toBe(is));

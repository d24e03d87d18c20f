import type { StoredEvent } from "../stored-event.ts";
import { describeInWords, describeSet, type EventSet } from "./describe-set.ts";
import type { TextFormat } from "./export-format.ts";

/** A JSON string is a YAML one too. */
const yaml = (text: string): string => JSON.stringify(text);

/** CITATION.cff, version 1.2.0. Its author is the program: who took the set may put their own name there. */
function cff(set: EventSet): string {
  return [
    "cff-version: 1.2.0",
    `message: ${yaml("If you use this set of events, please cite it.")}`,
    "type: dataset",
    `title: ${yaml(titleOf(set))}`,
    "authors:",
    ...authorsOf(set).map((name) => `  - name: ${yaml(name)}`),
    `date-released: ${yaml(set.made)}`,
    ...(set.models.length > 0 ? [`version: ${yaml(versionOf(set))}`] : []),
    `abstract: ${yaml(describeInWords(set))}`,
    "",
  ].join("\n");
}

const titleOf = (set: EventSet) => `Events coded by ${authorsOf(set).join(", ")}`;
const authorsOf = (set: EventSet) => (set.coders.length > 0 ? set.coders : ["dragoman"]);
const versionOf = (set: EventSet) => `${set.codebooks.join(", ")}, model ${set.models.join(", ")}`;

/** Outside letters and digits TeX gives many signs a meaning. */
const tex = (text: string): string =>
  text
    .replace(/[\\{}]/g, " ")
    .replace(/[&%$#_]/g, "\\$&")
    .replace(/~/g, "\\textasciitilde{}")
    .replace(/\^/g, "\\textasciicircum{}");

function bibtex(set: EventSet): string {
  const fields = {
    title: `{${tex(titleOf(set))}}`,
    author: authorsOf(set)
      .map((name) => `{${tex(name)}}`)
      .join(" and "),
    year: set.made.slice(0, 4),
    note: tex(describeInWords(set)),
    ...(set.models.length > 0 ? { version: tex(versionOf(set)) } : {}),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{dragoman-events-${set.made},\n${lines.join("\n")}\n}\n`;
}

function ris(set: EventSet): string {
  const lines = [
    ["TY", "DATA"],
    ["TI", titleOf(set)],
    ...authorsOf(set).map((name) => ["AU", name]),
    ["PY", set.made.slice(0, 4)],
    ["DA", set.made.replaceAll("-", "/")],
    ...(set.models.length > 0 ? [["ET", versionOf(set)]] : []),
    ["AB", describeInWords(set)],
    ["ER", ""],
  ];
  return lines.map(([tag, value = ""]) => `${tag}  - ${value.replace(/\s+/g, " ")}\r\n`).join("");
}

function citation(name: string, gloss: string, extension: string, lay: (set: EventSet) => string): TextFormat {
  return {
    kind: "text",
    name,
    gloss,
    extension,
    encoding: "utf8",
    columns: null,
    write: async function* (events: AsyncIterable<StoredEvent>, options) {
      yield lay(await describeSet(events, options));
    },
  };
}

/** How to cite the set: versions, model, codebook, question and counts. */
export const CITATIONS = {
  cff: citation("citation-cff", "a CITATION.cff for the set: versions, question, counts", ".cff", cff),
  bibtex: citation("citation-bibtex", "a BibTeX entry for the set", ".bib", bibtex),
  ris: citation("citation-ris", "a RIS entry for the set", ".ris", ris),
} as const;

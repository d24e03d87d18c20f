import { XMLBuilder } from "fast-xml-parser";
import { loadCodebook } from "../../codebook/load-codebook.ts";
import type { StoredEvent } from "../stored-event.ts";
import { daysOf } from "./event-day.ts";
import { loadExportCodes } from "./export-codes.ts";
import type { TextFormat } from "./export-format.ts";
import { networkEdges } from "./network-edges.ts";
import { withoutFlags } from "./without-flags.ts";

/** What is added up of one actor's acts towards another. */
interface Dyad {
  readonly source: string;
  readonly target: string;
  weight: number;
  events: number;
  readonly quads: [number, number, number, number];
  goldstein: number;
  scale: number;
  first: string | null;
  last: string | null;
}

const NODE_KEYS = { label: "string", country: "string", sector: "string" } as const;
const EDGE_KEYS = {
  weight: "double",
  events: "int",
  quad1: "int",
  quad2: "int",
  quad3: "int",
  quad4: "int",
  goldstein_mean: "double",
  scale_mean: "double",
  first: "string",
  last: "string",
} as const;

/** Actors as nodes; one directed edge for all acts of one towards another, so memory grows with the dyads and not with the events. */
export const GRAPHML: TextFormat = {
  kind: "text",
  name: "graphml",
  gloss: "a network of actors, one directed edge a dyad: weight, events, quads, mean scores, first and last day",
  extension: ".graphml",
  encoding: "utf8",
  columns: null,
  write: async function* (events, options) {
    const dyads = new Map<string, Dyad>();
    for await (const stored of withoutFlags(events, options)) {
      const edges = networkEdges(stored.event);
      if (edges.length === 0) options.leaveOut(stored, "no two actors whose codes are known");
      for (const { source, target, weight } of edges) add(dyadOf(dyads, source, target), stored, weight);
    }
    yield* graph([...dyads.values()]);
  },
};

function dyadOf(dyads: Map<string, Dyad>, source: string, target: string): Dyad {
  const key = `${source} ${target}`;
  const known = dyads.get(key);
  if (known) return known;
  const sums = { weight: 0, events: 0, goldstein: 0, scale: 0, first: null, last: null };
  const fresh: Dyad = { source, target, quads: [0, 0, 0, 0], ...sums };
  dyads.set(key, fresh);
  return fresh;
}

function add(dyad: Dyad, { event }: StoredEvent, weight: number): void {
  dyad.weight += weight;
  dyad.events += 1;
  const quad = (event.quad_code - 1) as 0 | 1 | 2 | 3; // the record's schema allows 1 to 4
  dyad.quads[quad] += 1;
  dyad.goldstein += event.goldstein;
  dyad.scale += event.event_scale;
  const days = daysOf(event.date);
  if (days === null) return;
  if (dyad.first === null || days.first < dyad.first) dyad.first = days.first;
  if (dyad.last === null || dyad.last < days.last) dyad.last = days.last;
}

function* graph(dyads: readonly Dyad[]): Generator<string> {
  const xml = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true });
  const line = (element: object) => `${xml.build(element)}\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [id, type] of Object.entries(NODE_KEYS)) yield line(key(id, type, "node"));
  for (const [id, type] of Object.entries(EDGE_KEYS)) yield line(key(id, type, "edge"));
  yield '<graph id="dyads" edgedefault="directed">\n';
  const nodes = new Set(dyads.flatMap(({ source, target }) => [source, target]));
  const nameOf = namer();
  for (const id of [...nodes].sort()) {
    const [country = "", sector = ""] = id.split(".");
    yield line({ node: { "@id": id, data: data({ label: nameOf(country, sector), country, sector }) } });
  }
  const sorted = [...dyads].sort((a, b) => (`${a.source} ${a.target}` < `${b.source} ${b.target}` ? -1 : 1));
  for (const [i, dyad] of sorted.entries())
    yield line({
      edge: { "@id": `e${i}`, "@source": dyad.source, "@target": dyad.target, data: data(valuesOf(dyad)) },
    });
  yield "</graph>\n</graphml>\n";
}

const key = (id: string, type: string, of: "node" | "edge") => ({
  key: { "@id": id, "@for": of, "@attr.name": id, "@attr.type": type },
});

const data = (values: Readonly<Record<string, string | number | null>>) =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => ({ "@key": name, "#text": String(value) }));

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

function valuesOf({ weight, events, quads, goldstein, scale, first, last }: Dyad) {
  const [quad1, quad2, quad3, quad4] = quads;
  const means = { goldstein_mean: rounded(goldstein / events), scale_mean: rounded(scale / events) };
  return { weight: rounded(weight), events, quad1, quad2, quad3, quad4, ...means, first, last };
}

/** "Iran (GOV)", "United Nations". */
function namer(): (country: string, sector: string) => string {
  const { countries } = loadExportCodes();
  const special = new Map(loadCodebook().specialCodes.map(({ code, name }) => [code, name]));
  return (country, sector) => {
    const name = countries.get(country)?.name ?? special.get(country) ?? country;
    return sector === "" ? name : `${name} (${sector})`;
  };
}

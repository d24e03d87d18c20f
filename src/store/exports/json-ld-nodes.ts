import type { EventRecord, Participant } from "../../record/reading.ts";
import type { StoredDocument, StoredEvent } from "../stored-event.ts";
import { knownDate, wholeDay } from "./event-day.ts";
import { nameOf } from "./name-of.ts";
import { webAddress } from "./web-address.ts";

export interface JsonLdNode {
  readonly "@id": string;
  readonly [property: string]: unknown;
}

const named = (kind: string, name: string): string => `urn:dragoman:${kind}:${encodeURIComponent(name)}`;

/** Keeps what is known: an unknown value is no statement. */
const known = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined));

const coderId = ({ cite_info }: EventRecord) => named("coder", cite_info.coder);
const codingId = ({ cite_info: { coder, codebook, version } }: EventRecord) =>
  named("coding", [coder, codebook, version].join(" "));

/** Who coded an event, and the coding: one for each coder, codebook and model. */
export function coderNodes(event: EventRecord): readonly JsonLdNode[] {
  const { coder, codebook, version } = event.cite_info;
  return [
    { "@id": coderId(event), "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"], "schema:name": coder },
    {
      "@id": codingId(event),
      "@type": "prov:Activity",
      "prov:wasAssociatedWith": { "@id": coderId(event) },
      "dragoman:codebook": codebook,
      "dragoman:model": version,
    },
  ];
}

/** A web address names the document itself; any other text gets a name from its id. */
const documentId = ({ url, id }: StoredDocument): string => webAddress(url) ?? named("document", id);

export function documentNode(document: StoredDocument): JsonLdNode {
  const { title, language, published, publisher, author, origin, license, attribution } = document;
  const body = (name: string | null) => name && { "@type": ["prov:Agent", "schema:Organization"], "schema:name": name };
  const day = wholeDay(published);
  return {
    "@id": documentId(document),
    "@type": ["schema:Article", "prov:Entity"],
    ...known({
      "schema:identifier": document.id,
      "schema:headline": title,
      "schema:inLanguage": language,
      "schema:datePublished": day && { "@type": "xsd:date", "@value": day },
      "schema:publisher": body(publisher),
      "schema:author": author && { "@type": "prov:Agent", "schema:name": author },
      "schema:creditText": attribution,
      "schema:license": license && licenceId(license),
      "prov:wasAttributedTo": body(origin),
    }),
  };
}

/** SPDX names its licences by address; "public-domain" is none of them. */
const licenceId = (spdx: string) =>
  spdx === "public-domain" ? spdx : { "@id": `https://spdx.org/licenses/${encodeURIComponent(spdx)}` };

export function eventNode({ event, document, story }: StoredEvent): JsonLdNode {
  return {
    "@id": named("event", event.id),
    "@type": ["schema:Action", "prov:Entity"],
    "schema:additionalType": [event.event, ...event.mode.map((mode) => `${event.event}.${mode}`)].map((type) => ({
      "@id": `plover:${type}`,
    })),
    ...known({
      "schema:name": [event.event, ...event.mode].join(" "),
      "schema:actionStatus": statusOf(event),
      "schema:agent": event.actor.filter((who) => nameOf(who) !== null || who.code !== null).map(participant),
      "schema:object": event.recipient.map(participant),
      "schema:location": placeOf(event),
      "schema:description": event.text,
      "schema:startTime": wholeDay(event.date) && dateOf(event),
      "dragoman:date": dateOf(event),
      "dragoman:context": event.context,
      "dragoman:auxiliary": event.auxiliary,
      "dragoman:quadCode": event.quad_code,
      "dragoman:eventScale": double(event.event_scale),
      "dragoman:cameo": event.cameo,
      "dragoman:goldstein": double(event.goldstein),
      "dragoman:confidence": double(event.confidence),
      "dragoman:accordingTo": event.attribution && participant(event.attribution),
      "dragoman:evidence": event.event_text.map(words),
      "dragoman:story": story && {
        "@id": named("story", story.id),
        "dragoman:reports": story.reports,
        "dragoman:publishers": story.publishers,
        "dragoman:origins": story.origins,
      },
    }),
    "prov:wasDerivedFrom": { "@id": documentId(document) },
    "prov:wasGeneratedBy": { "@id": codingId(event) },
    "prov:wasAttributedTo": { "@id": coderId(event) },
  };
}

/** JSON has no 2.0: without its type a whole score would turn into an integer. */
const double = (value: number) => ({ "@type": "xsd:double", "@value": value });

function statusOf({ auxiliary }: EventRecord) {
  if (auxiliary.includes("negated")) return null;
  const open = auxiliary.includes("future") || auxiliary.includes("hypothetical");
  return { "@id": open ? "schema:PotentialActionStatus" : "schema:CompletedActionStatus" };
}

const DATE_TYPES = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" } as Readonly<Record<number, string>>;

function dateOf(event: EventRecord) {
  const date = knownDate(event.date);
  return date && { "@type": DATE_TYPES[date.length], "@value": date };
}

/** Without a name of its own: office and sector are those of this event, not of the person for ever. */
function participant(who: Participant) {
  const span =
    who.start === null || who.end === null || who.entity_text === null
      ? null
      : { text: who.entity_text, start: who.start, end: who.end };
  return known({
    "@type": ["prov:Agent", "schema:Thing"],
    "schema:name": nameOf(who),
    "schema:sameAs": who.identifier_id && { "@id": `http://www.wikidata.org/entity/${who.identifier_id}` },
    "dragoman:code": who.code,
    "dragoman:sector": [who.sector, ...who.other_sectors].filter((sector) => sector !== null),
    "dragoman:office": who.office,
    "dragoman:reason": who.reason,
    "dragoman:evidence": span && words(span),
  });
}

/** Offsets count code points of the document's text. */
const words = ({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) => ({
  "@type": ["oa:TextPositionSelector", "oa:TextQuoteSelector"],
  "oa:start": start,
  "oa:end": end,
  "oa:exact": text,
});

function placeOf({ event_loc: place }: EventRecord) {
  if (!place) return null;
  const { lat, lon } = place;
  const point =
    lat === null || lon === null
      ? null
      : { "@type": "schema:GeoCoordinates", "schema:latitude": double(lat), "schema:longitude": double(lon) };
  return known({
    "@type": ["schema:Place", "prov:Location"],
    "schema:name": place.resolved_place ?? place.extracted_place,
    "schema:sameAs": place.geonameid === null ? null : { "@id": `https://sws.geonames.org/${place.geonameid}/` },
    "schema:addressCountry": place.country_code,
    "schema:geo": point,
    "dragoman:evidence": words({ text: place.extracted_place, start: place.start, end: place.end }),
  });
}

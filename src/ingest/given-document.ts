import type { Agencies } from "./agencies.ts";
import type { KnownTexts } from "./known-texts.ts";
import type { Site, SiteRegistry } from "./site-registry.ts";
import type { SourceDocument } from "./source-document.ts";
import { statedLicence } from "./stated-licence.ts";
import { type TextSignature, textSignature } from "./text-signature.ts";
import { findWireOrigin } from "./wire-origin.ts";

/** A text that is to be coded: what its source and the user's table of sites say of it, and its place in the lake. */
export interface GivenDocument {
  readonly source: SourceDocument;
  readonly site: Site | null;
  readonly locator: string;
  readonly hash: string;
  readonly id: string;
  readonly signature: TextSignature;
  readonly origin: string | null;
}

/** What a document is known by before it is coded. */
export interface GivenOptions {
  /** What the lake has. */
  readonly known: KnownTexts;
  readonly agencies: Agencies;
  /** Says what is known of the sites that texts come from. */
  readonly sites?: SiteRegistry;
}

/** @param hash sha256 of the text */
export function givenDocument(stated: SourceDocument, hash: string, options: GivenOptions): GivenDocument {
  const { known, sites } = options;
  const site = stated.url === null ? null : (sites?.find(stated.url) ?? null);
  const source = site === null ? stated : withSite(stated, site);
  const locator = known.freeLocator(source.locator, hash);
  const id = known.freeId(source.id ?? hash, locator);
  const signature = textSignature(source.text);
  return { source, site, locator, hash, id, signature, origin: originOf({ source, signature }, options) };
}

/** What a table of sites says stands in where the input states nothing. */
function withSite(source: SourceDocument, { publisher, licence }: Site): SourceDocument {
  return {
    ...source,
    publisher: source.publisher ?? publisher,
    license: source.license ?? (licence === null ? null : statedLicence(licence, { holder: publisher })),
  };
}

/** Who put the text out first: whom it credits itself; else whom a text credits that it shares most of its words with; else its publisher. */
function originOf(
  { source, signature }: Pick<GivenDocument, "source" | "signature">,
  { agencies, known }: GivenOptions,
): string | null {
  const own = findWireOrigin(source, agencies);
  if (own?.agency) return own.name;
  const kin = known.index.findKin(signature);
  return (kin && known.originOf(kin.of)) ?? own?.name ?? null;
}

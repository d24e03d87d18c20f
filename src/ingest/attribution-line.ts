/** What is known of a text whose licence may ask for a line. Empty strings count as unknown. */
export interface Attributable {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** SPDX id or "public-domain"; null is unknown. */
  readonly license: string | null;
  /** Who holds the rights, where the statement names them. */
  readonly holder: string | null;
}

/** Licences that ask for a line and are not Creative Commons: their name and address. */
const OTHERS: Readonly<Record<string, readonly [name: string, url: string]>> = {
  "OGL-UK-1.0": [
    "Open Government Licence v1.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/",
  ],
  "OGL-UK-2.0": [
    "Open Government Licence v2.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
  ],
  "OGL-UK-3.0": [
    "Open Government Licence v3.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
  ],
  "OGL-Canada-2.0": ["Open Government Licence – Canada", "https://open.canada.ca/en/open-government-licence-canada"],
  "DL-DE-BY-2.0": ["Data licence Germany – attribution – version 2.0", "https://www.govdata.de/dl-de/by-2-0"],
  "NLOD-2.0": ["Norwegian Licence for Open Government Data 2.0", "https://data.norge.no/nlod/en/2.0"],
  "etalab-2.0": ["Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"],
};

/**
 * The line that the licence of a text obliges one to print, on one line: title, who is to be credited, the licence with its address, the source.
 * Null where none is owed (CC0, public domain), or where the licence is unknown and so gives no leave to print at all.
 *
 * @see Creative Commons 4.0 legal code, section 3(a)(1); OGL v3.0, "You must"
 */
export function attributionLine(work: Attributable): string | null {
  const licence = work.license === null ? null : licenceName(work.license);
  if (licence === null) return null;
  const [title, author, publisher, url, holder] = [work.title, work.author, work.publisher, work.url, work.holder].map(
    (words) => words?.replace(/\s+/g, " ").trim() || null,
  );
  const credited = [...new Set([author, holder, publisher])].filter((name) => name !== null && name !== undefined);
  const opening = title ? `“${title}”` : "Text";
  const by = credited.length > 0 ? ` by ${credited.join(", ")}` : "";
  const source = url ? ` Source: ${url}` : "";
  return `${opening}${by}, licensed under ${licence.name}${licence.url ? ` (${licence.url})` : ""}.${source}`;
}

function licenceName(spdx: string): { readonly name: string; readonly url: string | null } | null {
  const [, words, version, port] = /^CC-(BY(?:-(?:NC|ND|SA))*)(?:-(\d\.\d))?(?:-([A-Z]{2,3}))?$/.exec(spdx) ?? [];
  if (words !== undefined) {
    const name = ["CC", words, version, port].filter((part) => part !== undefined).join(" ");
    // Creative Commons writes its ids as by-nc-nd and by-nc-sa, in the order of SPDX. Without a version there is no address.
    const path =
      version && [words.toLowerCase(), version, port?.toLowerCase()].filter((part) => part !== undefined).join("/");
    return { name, url: path ? `https://creativecommons.org/licenses/${path}/` : null };
  }
  const other = Object.hasOwn(OTHERS, spdx) ? OTHERS[spdx] : undefined;
  return other ? { name: other[0], url: other[1] } : null;
}

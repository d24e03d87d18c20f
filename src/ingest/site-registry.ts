import { readFileSync } from "node:fs";
import { type CsvError, parse } from "csv-parse/sync";
import { DragomanError } from "../errors.ts";

/** What a user knows of a site; null where the table says nothing. */
export interface Site {
  readonly host: string;
  readonly publisher: string | null;
  /** Who owns several outlets: what one family says twice is said once. */
  readonly family: string | null;
  /** As stated: an SPDX id or the words of the terms. */
  readonly licence: string | null;
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null;
}

export interface SiteRegistry {
  /** The site of an address: its own host, else the nearest domain above it ("news.example.org" → "example.org"). */
  find(url: string): Site | null;
}

export const SITE_COLUMNS = ["host", "publisher", "family", "licence", "country"] as const;

/**
 * Reads a user's table of sites: CSV or TSV in UTF-8 whose first line names columns of `SITE_COLUMNS` in any order; `host` must be there.
 *
 * @throws DragomanError "ingest/missing" or "ingest/unreadable" for the file, "ingest/bad-columns" for what stands in it, with its line
 */
export function readSiteRegistry(path: string): SiteRegistry {
  const sites = new Map<string, Site>();
  for (const { record, info } of rowsOf(path)) {
    const site = siteOf(record, `${path}:${info.lines}`);
    if (sites.has(site.host)) throw badSites(`${path}:${info.lines}`, `${site.host} stands in the table twice`);
    sites.set(site.host, site);
  }
  return { find: (url) => findSite(sites, url) };
}

function findSite(sites: ReadonlyMap<string, Site>, url: string): Site | null {
  const labels = URL.canParse(url) ? hostOf(new URL(url).hostname).split(".") : [];
  for (let i = 0; i < labels.length; i += 1) {
    const site = sites.get(labels.slice(i).join("."));
    if (site) return site;
  }
  return null;
}

type Cells = Readonly<Record<string, string>>;

function siteOf(cells: Cells, where: string): Site {
  const cell = (column: string) => cells[column] || null;
  const host = hostOf(cells.host ?? "");
  if (!/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/u.test(host))
    throw badSites(where, `host is ${JSON.stringify(cells.host ?? "")}; allowed: a name such as news.example.org`);
  const country = cell("country");
  if (country !== null && !/^[A-Z]{3}$/.test(country))
    throw badSites(where, `country is ${JSON.stringify(country)}; allowed: three capitals, as in ISO 3166-1`);
  return { host, publisher: cell("publisher"), family: cell("family"), licence: cell("licence"), country };
}

/** A user may well paste the address. */
const hostOf = (written: string) =>
  written
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/:].*$/, "");

interface Parsed {
  readonly record: Cells;
  readonly info: { readonly lines: number };
}

function rowsOf(path: string): readonly Parsed[] {
  const text = textOf(path);
  const head = text.split(/\r?\n/, 1)[0] ?? "";
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) =>
        checkColumns(
          path,
          names.map((name) => name.trim().toLowerCase()),
        ),
      delimiter: head.includes("\t") ? "\t" : ",",
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    if (cause instanceof DragomanError) throw cause;
    const { lines, message } = cause as CsvError; // the parser throws nothing else
    throw badSites(`${path}:${lines ?? 1}`, message, cause);
  }
}

function checkColumns(path: string, names: string[]): string[] {
  const known: readonly string[] = SITE_COLUMNS;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw badSites(`${path}:1`, `${JSON.stringify(unknown[0])} is no column of it`);
  if (!names.includes("host")) throw badSites(`${path}:1`, "the column host is missing");
  return names;
}

function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new DragomanError(
      missing ? "ingest/missing" : "ingest/unreadable",
      {
        what: missing ? "there is no such table of sites" : "the table of sites cannot be read as UTF-8",
        where: path,
        fix: "Give a CSV file in UTF-8.",
      },
      { cause },
    );
  }
}

function badSites(where: string, what: string, cause?: unknown): DragomanError {
  const fix = `A table of sites has a first line with some of: ${SITE_COLUMNS.join(", ")}; one line a host below it.`;
  return new DragomanError("ingest/bad-columns", { what, where, fix }, cause === undefined ? {} : { cause });
}

import { openLakeWriter } from "../store/lake-writer.ts";
import { linkNew } from "../store/link-new.ts";
import { openLake } from "../store/open-lake.ts";
import { loadAgencies } from "./agencies.ts";
import { type Coded, codeDocuments, type TextReader } from "./code-documents.ts";
import { loadKnownTexts } from "./known-texts.ts";
import type { PoliteClient } from "./polite-client.ts";
import { readInputs } from "./read-inputs.ts";

/** What coding into a lake needs. */
export interface CodeInputsOptions {
  /** Folder of the lake; it is made where there is none. */
  readonly lake: string;
  /** What `createReader` gave. */
  readonly reader: TextReader;
  /** Keep the texts even where no licence says that they may be shared. */
  readonly keepText?: boolean;
  /** Put the events together to stories at the end; default true. */
  readonly link?: boolean;
  /** Fetches addresses. Without one nothing is fetched, and an address is a failure. */
  readonly client?: PoliteClient;
}

/**
 * Codes files, folders and globs into a lake and says of each item what became of it, as `dragoman code` does. An item that cannot be read
 * stops nothing. Whoever stops early (`break`) keeps what was read until then, and the same call goes on from there.
 *
 * @throws DragomanError "store/locked" while another program writes, "store/not-a-lake"
 */
export async function* codeInputs(
  inputs: readonly string[],
  { lake: folder, reader, keepText = false, link = true, client }: CodeInputsOptions,
): AsyncGenerator<Coded, void, void> {
  const writer = await openLakeWriter(folder, { coder: reader.coder, model: reader.modelHash });
  let isWhole = true;
  try {
    const lake = await openLake(folder);
    const known = await loadKnownTexts(lake).finally(() => lake.close());
    const items = readInputs(inputs, { hasPage: known.hasPage.bind(known), ...(client ? { client } : {}) });
    yield* codeDocuments(items, { reader, writer, known, agencies: loadAgencies(), keepText });
    await writer.commit();
    if (link) await linkNew(folder, writer);
  } catch (error) {
    isWhole = false; // a writer that has failed takes nothing more
    throw error;
  } finally {
    if (isWhole) await writer.commit();
    await writer.close();
  }
}

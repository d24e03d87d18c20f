import { loadAgencies } from "../ingest/agencies.ts";
import { codeDocuments } from "../ingest/code-documents.ts";
import { loadKnownTexts } from "../ingest/known-texts.ts";
import { readInputs } from "../ingest/read-inputs.ts";
import type { SiteRegistry } from "../ingest/site-registry.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { linkNew } from "../store/link-new.ts";
import type { LinkedStories } from "../store/link-stories.ts";
import { openLake } from "../store/open-lake.ts";
import { codeProgress, type ProgressForm } from "./code-progress.ts";
import type { CodingRun } from "./coding-run.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { type CodedCounts, countCoded } from "./count-coded.ts";
import { interruptible } from "./interruptible.ts";

/** How a lake is added to. */
export interface IntoLakeOptions {
  readonly form: ProgressForm;
  /** Bytes of the inputs whose size is known. */
  readonly totalBytes: number;
  readonly keepText: boolean;
  /** Put the events together to stories at the end. */
  readonly link: boolean;
  readonly sites?: SiteRegistry;
  readonly commitEveryMs?: number;
}

/** Codes inputs into a lake. Ctrl-C ends it in good order: what was read is in the lake. @throws DragomanError "store/…" */
export async function codeIntoLake(
  folder: string,
  run: CodingRun,
  options: IntoLakeOptions,
): Promise<CodedCounts & { readonly linked: LinkedStories | null }> {
  const { reader } = run;
  const { form, totalBytes, keepText, sites, commitEveryMs } = options;
  const writer = await openLakeWriter(folder, { coder: reader.coder, model: reader.modelHash });
  try {
    const lake = await openLake(folder, { memoryLimit: "192MB" });
    const known = await loadKnownTexts(lake).finally(() => lake.close());
    const progress = codeProgress(form, { totalBytes });
    const counts = await interruptible((signal) => {
      const hasPage = known.hasPage.bind(known);
      const items = readInputs(run.inputs, { ...run.reading, noteProgress: progress.noteInput, hasPage, signal });
      const coding = { reader, writer, known, agencies: loadAgencies(), keepText, ...(sites ? { sites } : {}) };
      const commit = async () => {
        await writer.commit();
        collectGarbage();
      };
      const every = commitEveryMs === undefined ? {} : { commitEveryMs };
      return countCoded(codeDocuments(items, coding), { progress, signal, commit, ...every });
    }, progress.stop);
    await writer.commit();
    collectGarbage();
    progress.end(counts.tally);
    return {
      ...counts,
      linked: options.link && !counts.stopped ? await linkNew(folder, writer, collectGarbage) : null,
    };
  } finally {
    await writer.close();
  }
}

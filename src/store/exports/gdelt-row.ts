import type { StoredEvent } from "../stored-event.ts";
import { type CameoActor, cameoActor } from "./cameo-actor.ts";
import { type Dyad, facingDyads } from "./dyads.ts";
import { type ExportCodes, loadExportCodes } from "./export-codes.ts";
import type { ExportOptions } from "./export-format.ts";
import { numericId } from "./numeric-id.ts";
import { withoutFlags } from "./without-flags.ts";

/** One event between two actors, as GDELT counts them, in one report. */
export interface GdeltRow extends StoredEvent {
  /** The same in every report of the same story between actors of the same codes. */
  readonly globalId: number;
  readonly dyad: Dyad;
  readonly actor1: CameoActor;
  readonly actor2: CameoActor;
  readonly codes: ExportCodes;
}

/** Rows of GDELT's mentions: one for every report of every dyad. The events are these with each `globalId` once. */
export async function* gdeltRows(events: AsyncIterable<StoredEvent>, options: ExportOptions): AsyncGenerator<GdeltRow> {
  const codes = loadExportCodes();
  for await (const stored of withoutFlags(events, options)) {
    const within = new Set<number>();
    for (const dyad of facingDyads(stored.event)) {
      const actor1 = cameoActor(dyad.actor, codes);
      const actor2 = cameoActor(dyad.recipient, codes);
      const act = stored.story?.id ?? stored.event.id;
      const globalId = numericId(act, stored.event.cameo, actor1.code ?? "", actor2.code ?? "");
      // Two actors of one code (two ministers of one state) are one to GDELT.
      if (within.has(globalId)) continue;
      within.add(globalId);
      yield { ...stored, globalId, dyad, actor1, actor2, codes };
    }
  }
}

import type { Participant } from "../../record/reading.ts";
import type { ExportCodes } from "./export-codes.ts";

/** An actor in CAMEO's codes, as GDELT parts them. */
export interface CameoActor {
  /** Country, group and types in one word: "IRNGOV", "IGOUNO"; null where nothing is known. */
  readonly code: string | null;
  readonly country: string | null;
  readonly group: string | null;
  /** Primary first, at most three. */
  readonly types: readonly string[];
}

/** Writes country and sectors in CAMEO's codes. What CAMEO has no code for is left out, never replaced by something near. */
export function cameoActor(participant: Participant | null, codes: ExportCodes): CameoActor {
  const special = codes.special.get(participant?.code ?? "");
  const country = special?.region ?? codes.countries.get(participant?.code ?? "")?.cameo ?? null;
  const sectors = [participant?.sector ?? null, ...(participant?.other_sectors ?? [])];
  const roles = sectors.map((sector) => codes.sectors.get(sector ?? "")?.cameo ?? null);
  const types = [special?.cameo ?? null, ...roles].filter((type) => type !== null);
  const distinct = [...new Set(types)].slice(0, 3);
  const group = special?.group ?? null;
  // CAMEO writes what kind of body it is before its region and name: IGOUNO, IGOEUREEC.
  const parts = group ? [distinct[0], country, group, ...distinct.slice(1)] : [country, ...distinct];
  return { code: parts.join("") || null, country, group, types: distinct };
}

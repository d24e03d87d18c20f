import type { EventRecord } from "../../record/reading.ts";

/** The name of a place in the column of its own level. The levels above it are not known here and stay empty. */
export interface PlaceLevels {
  readonly city: string | null;
  readonly district: string | null;
  readonly province: string | null;
}

/** Sorts a resolved place by its `resolution`: 2 province, 3 district, 4 city; a country or a part of a city has no column. */
export function placeLevels(place: EventRecord["event_loc"]): PlaceLevels {
  const at = (level: number) => (place?.resolution === level ? place.resolved_place : null);
  return { city: at(4), district: at(3), province: at(2) };
}

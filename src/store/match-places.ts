import type { EventRecord } from "../record/reading.ts";

type Place = NonNullable<EventRecord["event_loc"]>;

/** Towns so near each other are one place in the news. */
const NEAR_KM = 30;
/** How far a town may lie from the middle of its region. */
const REGION_KM = 400;

/** What two places say about one act: 0.25 the same, less where one holds or adjoins the other, 0 where one is unknown, null where they are two. */
export function matchPlaces(a: EventRecord["event_loc"], b: EventRecord["event_loc"]): number | null {
  if (a === null || b === null) return 0;
  if (a.country_code !== null && b.country_code !== null && a.country_code !== b.country_code) return null;
  if (nameOf(a) === nameOf(b) || (a.geonameid !== null && a.geonameid === b.geonameid))
    return isCountry(a) ? 0.05 : 0.25;
  if (isCountry(a) || isCountry(b)) return 0.05;
  const apart = distanceKm(a, b);
  const finest = Math.min(a.resolution ?? 0, b.resolution ?? 0);
  // Words without a known place ("the old market") may lie anywhere.
  if (apart === null) return finest >= 4 ? null : 0;
  if (finest >= 4) return apart <= NEAR_KM ? 0.1 : null;
  return apart <= REGION_KM ? 0.05 : null;
}

const nameOf = ({ resolved_place, extracted_place }: Place) => (resolved_place ?? extracted_place).toLowerCase();

const isCountry = ({ resolution }: Place) => resolution === 1;

function distanceKm(a: Place, b: Place): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  const [latA, latB] = [(a.lat * Math.PI) / 180, (b.lat * Math.PI) / 180];
  const lon = (((a.lon - b.lon) * Math.PI) / 180) * Math.cos((latA + latB) / 2);
  return 6371 * Math.hypot(latA - latB, lon);
}

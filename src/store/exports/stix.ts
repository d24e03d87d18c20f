import { createHash } from "node:crypto";
import { loadExportCodes } from "./export-codes.ts";
import type { TextFormat } from "./export-format.ts";
import { stixObjects } from "./stix-objects.ts";
import { uuid5 } from "./uuid5.ts";
import { withoutFlags } from "./without-flags.ts";

/** Types that a security analyst asks for: material conflict, and the threat of it. */
const SECURITY = new Set(["THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);

/** Made once, for the ids of bundles. */
const NAMESPACE = "3b9a4f0e-6d0f-4c7e-8f2c-5f0b5f7b9a61";

/**
 * A STIX 2.1 bundle: each act an `incident`, who and where as `identity` and `location` beside it, related to it, and a `report` that holds them
 * (a `note` where the day of publication is not known, since a report must have one). Attribution lines are statement markings.
 * Ids are UUIDs of version 5, made from the lake's own ids, so the same act has the same id in every bundle.
 * `created` and `modified` are the time of the export: when an act happened stands in its relations' `start_time` and `stop_time`.
 */
export const STIX: TextFormat = {
  kind: "text",
  name: "stix",
  gloss: "a STIX 2.1 bundle of threats, protests, sanctions, mobilizations, coercion and assaults",
  extension: ".json",
  encoding: "utf8",
  columns: null,
  write: async function* (events, options) {
    const time = options.now.toISOString();
    const codes = loadExportCodes();
    const shared = new Set<string>();
    const ids = createHash("sha256").update(time);
    let before = '{"type": "bundle", "objects": [';
    for await (const stored of withoutFlags(events, options)) {
      if (!SECURITY.has(stored.event.event)) {
        options.leaveOut(stored, `${stored.event.event}: no matter of security`);
        continue;
      }
      for (const object of stixObjects(stored, { codes, time })) {
        if (shared.has(object.id)) continue;
        // Only these belong to several events; the ids of all others need not be kept.
        if (/^(identity|location|marking-definition)$/.test(object.type)) shared.add(object.id);
        ids.update(object.id);
        yield `${before}\n${JSON.stringify(object)}`;
        before = ",";
      }
    }
    const id = `bundle--${uuid5(NAMESPACE, ids.digest("hex"))}`;
    // A bundle without objects must not have the list either.
    yield before === "," ? `\n], "id": "${id}"}\n` : `{"type": "bundle", "id": "${id}"}\n`;
  },
};

import { type Command, Option } from "commander";
import { type CheckedFilter, checkValues } from "../store/check-values.ts";
import { EVENT_ORDERS, EventFilter, parseFilter } from "../store/event-filter.ts";
import { type KnownValues, loadKnownValues } from "../store/known-values.ts";

/** What a side of an event may be, for the help of every command that asks. */
export const SIDES_HELP = `
A side is a country (IRN, Iran), one of its sectors (IRN.GOV), a sector of any country (.REB), a Wikidata id (Q9458),
or a name ("Ebrahim Raisi", at word borders; name:ISI where it looks like a code). Several, with commas, mean any of them.
Events that are said to be future, hypothetical, negated or historical are left out unless --with asks for them.
An event whose date or place is unknown does not match a filter on dates or places.`;

const FLAGS: readonly (readonly [flags: string, description: string])[] = [
  ["--actor <side>", "who acts"],
  ["--recipient <side>", "to whom it is done"],
  ["--either <side>", "on either side"],
  ["--both <side>", "on both sides"],
  ["--between <sides...>", "two sides, whichever of them acts: --between IRN RUS"],
  ["--type <type>", "PLOVER types: CONSULT,AID"],
  ["--mode <mode>", "modes: visit, or CONSULT.visit"],
  ["--context <context>", "contexts: military,election"],
  ["--quad <quad>", "1 to 4, or verbal-cooperation, material-cooperation, verbal-conflict, material-conflict"],
  ["--since <date>", "the act was on this day or later: YYYY[-MM[-DD]]"],
  ["--until <date>", "the act was in this year, month or day, or earlier"],
  ["--dates <which>", "go by the day of the act (default), of its report, or either: the act's, else the report's"],
  ["--published-since <date>", "the report is of this day or later"],
  ["--published-until <date>", "the report is of this year, month or day, or earlier"],
  ["--not <flags>", "leave out future,hypothetical,negated,historical or all: so it is without --with"],
  ["--with <flags>", "bring them in: future,hypothetical,negated,historical or all"],
  ["--place <place>", "a country, or a place by its name"],
  ["--near <lat,lon,km>", "at most so many kilometres from there: --near=-1.29,36.82,50"],
  ["--least-dead <n>", "so many dead at least"],
  ["--license <spdx>", "licence of the document, or unknown"],
  ["--publisher <name>", "publisher of the document, or unknown"],
  ["--language <tag>", "language of the document, or unknown"],
  ["--confidence <share>", "at least so sure, 0 to 1"],
  ["--document <id>", "of this document"],
  ["--story <id>", "of this story"],
  ["--text <words>", "all of these words in the sentence, where it is stored, or in the trigger"],
  ["--limit <n>", "at most so many"],
  ["--order <field>", `${EVENT_ORDERS.join(", ")}; with - the greatest first (default: -date)`],
];

/** The flags that more than one value makes sense for may be given several times. */
const LISTS = new Set([
  "actor",
  "recipient",
  "either",
  "both",
  "type",
  "mode",
  "context",
  "quad",
  "not",
  "with",
  "place",
  "license",
  "publisher",
  "language",
  "document",
  "story",
]);

/** Gives a command the flags of an event filter: `ask`, and whatever else asks a lake for events. */
export function addEventFlags(command: Command): Command {
  for (const [flags, description] of FLAGS) {
    const option = new Option(flags, description);
    if (LISTS.has(option.attributeName()))
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
  return command;
}

/**
 * The filter that a command's options say; options that are none of a filter's are passed over.
 *
 * @throws DragomanError "store/bad-filter" or "store/unknown-value" naming the flag
 */
export function filterFrom(
  options: Readonly<Record<string, unknown>>,
  known: KnownValues = loadKnownValues(),
): CheckedFilter {
  const fields = Object.keys(EventFilter.shape).filter((field) => options[field] !== undefined);
  return checkValues(parseFilter(Object.fromEntries(fields.map((field) => [field, options[field]]))), known);
}

import { eventScore, nearestCameo, quadOf } from "../../codebook/look-up.ts";
import type { Codebook, EventType } from "../../codebook/plover.ts";

/** Pages of the codebook in Markdown, for a model to read: one each for types, modes, contexts, sectors, flags and special codes. */
export interface CodebookPages {
  readonly types: string;
  readonly modes: string;
  readonly contexts: string;
  readonly sectors: string;
  readonly flags: string;
  readonly codes: string;
}

/** Writes the pages. */
export function codebookPages(codebook: Codebook): CodebookPages {
  const { version, types, contexts, sectors, flags, specialCodes } = codebook;
  const page = (title: string, lines: readonly string[]) => `# ${title} (${version})\n\n${lines.join("\n")}\n`;
  const item = (name: string, gloss: string) => `- **${name}**: ${gloss}`;
  return {
    types: page(
      "Event types: what was done",
      types.map(({ name, gloss, score }) =>
        item(name, `${gloss} (${quadOf(codebook, name).name.replace("_", " ")}, PLOVER score ${score})`),
      ),
    ),
    modes: page(
      "Modes: how it was done, by type",
      types.flatMap(({ name, modes }) => [
        `## ${name}`,
        ...(modes.length === 0 ? ["This type has no modes."] : modes.map((mode) => item(mode.name, mode.gloss))),
      ]),
    ),
    contexts: page(
      "Contexts: what it was about",
      contexts.map(({ name, gloss }) => item(name, gloss)),
    ),
    sectors: page(
      "Sectors: the part that an actor plays in a society",
      sectors.map(({ code, gloss }) => item(code, gloss)),
    ),
    flags: page(
      "Flags: an act with one of them is not reported as done",
      flags.map(({ name, gloss }) => item(name, gloss)),
    ),
    codes: page(
      "Codes besides those of countries (ISO 3166-1 alpha-3)",
      specialCodes.map(({ code, name, gloss }) => item(code, `${name}. ${gloss}`)),
    ),
  };
}

/** The page of one type: what it is, its recipient, and its modes with their scores. */
export function typePage(codebook: Codebook, type: EventType): string {
  const entry = codebook.types.find(({ name }) => name === type);
  if (!entry) return "";
  const facts = (modes: readonly string[]) => {
    const { code, name, goldstein } = nearestCameo(codebook, type, modes);
    return `PLOVER score ${eventScore(codebook, type, modes)}; nearest CAMEO code ${code} (${name}), Goldstein ${goldstein}`;
  };
  const recipient = `Recipient ${entry.requiresRecipient ? "required" : "optional"}: ${entry.recipient}`;
  const modes = entry.modes.map(({ name, gloss }) => `- **${name}**: ${gloss} (${facts([name])})`);
  return `# ${type}\n\n${entry.gloss}\n\n${recipient}\n\n${facts([])}\n\n## Modes\n\n${modes.join("\n") || "None."}\n`;
}

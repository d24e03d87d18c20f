import { styleText } from "node:util";
import { type Column, layOutTable, WIDTH, wrapText } from "./lay-out.ts";
import { nearestCameo, quadOf, reduceFuture, typeOf } from "./look-up.ts";
import type { Codebook, QuadCode, TypeEntry } from "./plover.ts";

/** Whether ANSI colours may be used; whoever prints decides, from the terminal and NO_COLOR. */
export interface PrintOptions {
  readonly color?: boolean;
}

type Format = "bold" | "dim" | "green" | "cyan" | "yellow" | "red";
type Paint = (format: Format, text: string) => string;

const QUAD_FORMATS: Readonly<Record<QuadCode, Format>> = { 1: "green", 2: "cyan", 3: "yellow", 4: "red" };

// The caller has decided about colour: without the option, newer versions of Node look at stdout and decide again.
const painter = (color: boolean): Paint =>
  color ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;

const signed = (score: number): string => `${score > 0 ? "+" : ""}${score.toFixed(1)}`;

/** All types on one page for a terminal 100 wide: name, quad, score and gloss. Ends in a line break. */
export function describeCodebook(codebook: Codebook, { color = false }: PrintOptions = {}): string {
  const paint = painter(color);
  const { types } = codebook;
  const columns: readonly Column[] = [
    { style: (text) => paint("bold", text) },
    { style: (text, row) => paint(QUAD_FORMATS[types[row - 1]?.quad ?? 1], text) },
    { align: "right" },
    {},
  ];
  const rows = types.map((type) => [type.name, quadName(codebook, type), signed(type.score), type.gloss]);
  const [header = "", ...body] = layOutTable([["Type", "Quad", "Score", "What it is"], ...rows], [...columns]);
  const modes = types.reduce((sum, type) => sum + type.modes.length, 0);
  const counts = `${types.length} types, ${modes} modes, ${codebook.contexts.length} contexts, ${codebook.sectors.length} sectors`;
  return `${[header, ...body, "", paint("dim", `${codebook.version}: ${counts}`)].join("\n")}\n`;
}

/**
 * One type for a terminal 100 wide: gloss, recipient rule, future reduction, nearest CAMEO code, and a table of its modes.
 * Ends in a line break.
 *
 * @throws DragomanError "codebook/unknown-type" naming the types that may have been meant
 */
export function describeType(codebook: Codebook, type: string, { color = false }: PrintOptions = {}): string {
  const paint = painter(color);
  const entry = typeOf(codebook, type);
  const quad = paint(QUAD_FORMATS[entry.quad], `${quadName(codebook, entry)} (quad ${entry.quad})`);
  return `${[
    `${paint("bold", entry.name)}  ${quad}, score ${signed(entry.score)}`,
    ...wrapText(entry.gloss, WIDTH - 2).map((line) => `  ${line}`),
    "",
    ...layOutTable(facts(codebook, entry), [{ style: (text) => paint("dim", text) }, {}], 2),
    "",
    ...modeTable(codebook, entry, paint),
  ].join("\n")}\n`;
}

const quadName = (codebook: Codebook, type: TypeEntry): string => quadOf(codebook, type.name).name.replace("_", " ");

function facts(codebook: Codebook, { name, requiresRecipient, recipient }: TypeEntry): readonly (readonly string[])[] {
  const cameo = nearestCameo(codebook, name);
  const { becomes, keepsFlag } = reduceFuture(codebook, name);
  const future = `${becomes === name ? "stays" : "becomes"} ${becomes}${keepsFlag ? ", with the flag future" : ""}`;
  return [
    ["Recipient", `${requiresRecipient ? "required" : "optional"}. ${recipient}`],
    ["In the future", future],
    ["Nearest CAMEO", `${cameo.code} ${cameo.name}, Goldstein ${signed(cameo.goldstein)}`],
  ];
}

function modeTable(codebook: Codebook, { name, score, modes }: TypeEntry, paint: Paint): readonly string[] {
  if (modes.length === 0) return ["  This type has no modes."];
  const rows = modes.map((mode) => {
    const cameo = nearestCameo(codebook, name, [mode.name]);
    return [mode.name, signed(mode.score ?? score), cameo.code, signed(cameo.goldstein), mode.gloss];
  });
  const bold = (text: string) => paint("bold", text);
  const columns: readonly Column[] = [{ style: bold }, { align: "right" }, {}, { align: "right" }, {}];
  return layOutTable([["Mode", "Score", "CAMEO", "Goldstein", "What it is"], ...rows], columns, 2);
}

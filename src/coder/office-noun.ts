/** Offices that one person holds at a time, so that the bare noun can mean only its last holder. */
const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/\bvice[- ]president\b/i, "vice president"],
  [/\bpresident\b/i, "president"],
  [/\b(prime minister|premier|chancellor)\b/i, "prime minister"],
  [
    /\b(foreign|external affairs) (minister|secretary)\b|\bminister of foreign affairs\b|\bsecretary of state\b/i,
    "foreign minister",
  ],
  [/\b(defen[cs]e) (minister|secretary)\b|\bminister of defen[cs]e\b/i, "defence minister"],
  [/\bminister\b/i, "minister"],
  [/\b(king|queen|emir|sultan|monarch)\b/i, "monarch"],
  [/\bpope\b|\bpontiff\b/i, "pope"],
  [/\bgovernor\b/i, "governor"],
  [/\bmayor\b/i, "mayor"],
  [/\bambassador\b/i, "ambassador"],
  [/\benvoy\b/i, "envoy"],
  [/\bspokes(man|woman|person)\b/i, "spokesperson"],
  [/\bsecretary[- ]general\b/i, "secretary-general"],
  [/\bspeaker\b/i, "speaker"],
  [/\bsenator\b/i, "senator"],
  [/\bprosecutor\b/i, "prosecutor"],
  [/\bjudge\b/i, "judge"],
  [/\bgeneral\b/i, "general"],
];

/** The office that a phrase names, in one form for all its words, or null. Former and plural offices are none. */
export function officeNoun(phrase: string): string | null {
  if (/\b(former|ex|late)\b|\bex-/i.test(phrase)) return null;
  return OFFICES.find(([form]) => form.test(phrase))?.[1] ?? null;
}

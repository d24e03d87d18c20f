/** How sure a share is, in a word that goes beside the number. */
export function confidenceWords(share: number): string {
  if (share >= 0.85) return "very likely";
  if (share >= 0.65) return "likely";
  return share >= 0.45 ? "uncertain" : "doubtful";
}

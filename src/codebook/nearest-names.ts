/** At most three of the names that a mistyped word may have meant, nearest first; none when nothing is near. Case is ignored. */
export function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const limit = Math.max(2, Math.ceil(typed.length / 3));
  return names
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= limit || (typed.length > 2 && name.toLowerCase().startsWith(typed.toLowerCase())),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour to turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const [up = 0, left = 0, corner = 0] = [above[j], row[j - 1], above[j - 1]];
      row.push(
        Math.min(up + 1, left + 1, corner + same, swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY),
      );
    }
    [before, above] = [above, row];
  }
  return above[to.length] ?? 0;
}

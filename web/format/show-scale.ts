/** A score of -10 to 10 with its sign and one digit; a true minus lines up with the plus. */
export function showScale(value: number | null): string {
  if (value === null) return "–";
  const rounded = Math.abs(value).toFixed(1);
  if (Number(rounded) === 0) return "0.0";
  return `${value < 0 ? "−" : "+"}${rounded}`;
}

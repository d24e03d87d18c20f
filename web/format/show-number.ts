const GROUPED = new Intl.NumberFormat("en-GB");

/** 12,345: whole numbers with commas. */
export function showNumber(value: number): string {
  return GROUPED.format(value);
}

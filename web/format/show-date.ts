/** `2025-03-13` as "13 March 2025", `2025-03` as "March 2025", a year as it is; null as "date open". */
export function showDate(date: string | null): string {
  if (date === null) return "date open";
  const [year = "", month, day] = date.slice(0, 10).split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(" ");
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]; // biome-ignore format: two lines read better

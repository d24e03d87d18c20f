// The series of a pair, both directions, as CSV. Run: node examples/pair-over-time.mjs LAKE IRN RUS
import { dyadSeries, openLake, readFilter } from "dragoman";

const [folder, one, other] = process.argv.slice(2);

const lake = await openLake(folder);
const series = await dyadSeries(lake, readFilter({ between: [one, other] }), { by: "month", count: "stories" });
console.log("period,actor,recipient,stories,goldstein");
for (const { period, actor, recipient, stories, goldstein } of series)
  console.log([period, actor, recipient, stories, goldstein ?? ""].join(","));
lake.close();

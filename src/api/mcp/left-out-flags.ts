import type { CheckedFilter } from "../../store/check-values.ts";

/** A note on the acts that a filter leaves out because they are not reported as done; none where it leaves out none. */
export function leftOutFlags({ without }: Pick<CheckedFilter, "without">): readonly string[] {
  return without.length > 0 ? [`left out: acts only said to be ${without.join(", ")} ("with" brings them in)`] : [];
}

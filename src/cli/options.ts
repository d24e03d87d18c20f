import { Option } from "commander";
import { DragomanError } from "../errors.ts";

/** `--threads N`, which several commands have. */
export const threadsOption = (): Option =>
  new Option("--threads <n>", "threads of the encoder; the readings do not depend on them")
    .default(2)
    .argParser(wholeNumber("--threads", [1, 64]));

/** `--actors FILE`, which several commands have. */
export const actorsOption = (): Option =>
  new Option(
    "--actors <file>",
    "a table of your own actors (CSV), whose names replace the known ones: dragoman kb --help",
  );

/** Reads a whole number of an option. @throws DragomanError "cli/usage" */
export function wholeNumber(
  flag: string,
  [least, most]: readonly [number, number],
  example = Math.max(2, least),
): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && least <= number && number <= most) return number;
    throw new DragomanError("cli/usage", {
      what: `${flag} ${value} is no whole number from ${least} to ${most}`,
      where: "command line",
      fix: `Give, for example, ${flag} ${example}.`,
    });
  };
}

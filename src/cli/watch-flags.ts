import { type Command, Option } from "commander";
import { DragomanError } from "../errors.ts";
import { addEventFlags, SIDES_HELP } from "./event-flags.ts";
import { threadsOption } from "./options.ts";

const EXAMPLES = `
Examples:
  dragoman watch https://news.example/feed.xml --lake lake --between IRN RUS --type THREATEN
  dragoman watch https://news.example/feed.xml --lake lake --once --to alerts.jsonl`;

/** Gives a command the flags of `dragoman watch`. */
export function addWatchFlags(command: Command): Command {
  command
    .argument("<address...>", "http(s) addresses of feeds and pages")
    .requiredOption("--lake <folder>", "the lake that the events go to; it is made where there is none")
    .addOption(new Option("--every <time>", "how often: 15m, 2h, 1d").default(15 * 60_000, "15m").argParser(parseEvery))
    .option(
      "--to <where>",
      "where alerts go: stdout, a file that they are appended to, or an address that each is POSTed to",
      "stdout",
    )
    .option("--secret <words>", "signs what is POSTed: X-Dragoman-Signature: sha256=HMAC of the body")
    .option("--sites <file>", "what you know of sites (CSV): host, publisher, family, licence, country")
    .option("--keep-text", "keep the texts even where no licence says that they may be shared")
    .option("--once", "one round, then end")
    .option("--quiet", "say nothing of the rounds")
    .option("--allow-private", "fetch from, and send to, loopback and private networks too")
    .addOption(threadsOption());
  return addEventFlags(command).addHelpText("after", SIDES_HELP).addHelpText("after", EXAMPLES);
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "15m" in milliseconds; at least a minute, out of politeness. @throws DragomanError "cli/usage" */
export function parseEvery(words: string): number {
  const [, number, unit = ""] = /^(\d+)([smhd])$/.exec(words) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN);
  if (ms >= 60_000 && ms <= 7 * 86_400_000) return ms;
  throw new DragomanError("cli/usage", {
    what: `--every ${words} is no time from 1m to 7d`,
    where: "command line",
    fix: "Give, for example, --every 15m or --every 2h.",
  });
}

import { type Command, Option } from "commander";
import { lazily } from "./lazily.ts";
import { actorsOption, threadsOption, wholeNumber } from "./options.ts";

/** The page, the HTTP API, and the MCP server. */
export function addServeCommands(root: Command): void {
  root
    .command("serve")
    .description("the page and the HTTP API, on this machine")
    .option("--lake <folder>", "the lake that is shown; without one the page reads texts only")
    .option("--host <name>", "the address to listen on; beyond this machine only with --key", "127.0.0.1")
    .addOption(
      new Option("--port <n>", "0 takes a free one").default(8787).argParser(wholeNumber("--port", [0, 65_535], 8787)),
    )
    .option("--key <key>", "what callers must send as Authorization: Bearer (or DRAGOMAN_KEY in the environment)")
    .option("--page <folder>", "another build of the page")
    .addOption(
      new Option("--rate <n>", "requests a second from one caller (default: 60)").argParser(
        wholeNumber("--rate", [1, 1_000_000], 60),
      ),
    )
    .addOption(actorsOption())
    .addOption(threadsOption())
    .action(lazily(async () => (await import("./serve-command.ts")).serveCommand));
  root
    .command("mcp")
    .description("the same for software agents: Model Context Protocol on standard input and output, or over HTTP")
    .option("--lake <folder>", "the lake that is asked; without one only texts are read")
    .option("--http <port>", "serve streamable HTTP on this machine instead")
    .addOption(actorsOption())
    .addOption(threadsOption())
    .action(lazily(async () => (await import("./mcp-command.ts")).mcpCommand));
}

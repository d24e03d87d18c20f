import { mcpCommand } from "../src/cli/mcp-command.ts";

// A program that tests start as an agent starts `dragoman mcp`: all but the parsing of the command line.

const [lake = "", http] = process.argv.slice(2);
await mcpCommand({ lake, ...(http === undefined ? {} : { http }) });

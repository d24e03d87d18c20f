import { Command, CommanderError } from "commander";
import { VERSION } from "../version.ts";
import { errorLine, exitStatus } from "./exit-codes.ts";
import { addKnowledgeCommands } from "./knowledge-commands.ts";
import { addLakeCommands } from "./lake-commands.ts";
import { addServeCommands } from "./serve-commands.ts";
import { addTextCommands } from "./text-commands.ts";

/** Runs one command line and gives the exit status. Nothing behind this function writes to the terminal unless told to. */
export async function main(args: readonly string[]): Promise<number> {
  // Help is written by the library that parses the arguments, which listens to nothing.
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", () => {});
  try {
    await program().parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? 0); // a command may have met what is wrong without throwing it
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isClosedPipe(error)) return 0;
    process.stderr.write(`${errorLine(error, args.includes("--debug"))}\n`);
    return exitStatus(error);
  }
}

function program(): Command {
  const root = new Command("dragoman")
    .description(
      "Reads news text: who did what to whom, when, where, and according to whom, with the exact words as evidence.",
    )
    .version(VERSION)
    .option("--debug", "show the stack of a bug")
    .exitOverride()
    .showHelpAfterError("(dragoman --help shows what there is)")
    .addHelpText(
      "after",
      "\nExit status: 0 done, 1 a bug, 2 wrong use, 3 the input cannot be read, 4 the text is not English, 5 the installation is broken, 130 ended by Ctrl-C.",
    );
  addTextCommands(root);
  addLakeCommands(root);
  addServeCommands(root);
  addKnowledgeCommands(root);
  for (const command of root.commands)
    command.showHelpAfterError(`(dragoman ${command.name()} --help shows what there is)`);
  return root;
}

/** `dragoman … | head` closes the pipe early: that is no failure. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

import { compactLake } from "../store/compact-lake.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { linkStories } from "../store/link-stories.ts";
import { openLake } from "../store/open-lake.ts";
import { verifyLake } from "../store/verify-lake.ts";
import { counted } from "../text/counted.ts";
import { writeOut } from "./write.ts";

/** `dragoman compact --lake DIR`: fewer, larger parts. */
export async function compactCommand({ lake }: { readonly lake: string }): Promise<void> {
  const { partsBefore, partsAfter, removedFiles } = await compactLake(lake);
  await writeOut(
    `${counted(partsBefore, "part")} became ${partsAfter}; files that nothing named any more and are gone: ${removedFiles}.\n`,
  );
}

/** `dragoman verify --lake DIR`: one line a finding; the exit status is 3 where there is any. */
export async function verifyCommand({ lake }: { readonly lake: string }): Promise<void> {
  const findings = await verifyLake(lake);
  for (const finding of findings) await writeOut(`${JSON.stringify(finding)}\n`);
  if (findings.length > 0) process.exitCode = 3;
  else await writeOut("The lake is sound: hashes, counts, rows and spans hold.\n");
}

/** `dragoman link --lake DIR`: puts the events of a lake together to stories anew. @throws DragomanError "store/not-a-lake" */
export async function linkCommand({ lake: folder }: { readonly lake: string }): Promise<void> {
  (await openLake(folder)).close(); // a writer would make a lake where there is none
  const writer = await openLakeWriter(folder);
  try {
    const lake = await openLake(folder);
    const linked = await linkStories(lake, writer).finally(() => lake.close());
    await writeOut(
      `${counted(linked.events, "event")} ${linked.events === 1 ? "tells" : "tell"} of ${counted(linked.stories, "act")}; told more than once: ${linked.linked}.\n`,
    );
  } finally {
    await writer.close();
  }
}

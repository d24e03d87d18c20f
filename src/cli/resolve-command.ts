import { type KnowledgeBase, loadKnowledgeBase } from "../entities/knowledge-base.ts";
import { resolveInContext } from "../entities/resolve-in-context.ts";
import { DragomanError } from "../errors.ts";
import { checkDate } from "../text/check-input.ts";
import { badLine, openLines, parseLine } from "./json-lines.ts";
import { writeOut } from "./write.ts";

const SHAPE = '{"id": …, "phrase": …, "context": …, "date": …}';

interface Asked {
  readonly phrase: string;
  readonly context?: string;
  readonly date?: string;
}

/** `dragoman resolve PHRASE` or `dragoman resolve --jsonl FILE|-`: one line of JSON a phrase, in input order. */
export async function resolveCommand(
  phrase: string | undefined,
  { context, date, jsonl, actors }: { context?: string; date?: string; jsonl?: string; actors?: string },
): Promise<void> {
  if ((phrase === undefined) === (jsonl === undefined))
    throw new DragomanError("cli/usage", {
      what: phrase === undefined ? "there is no phrase to resolve" : "a phrase and --jsonl exclude each other",
      where: "command line",
      fix: 'Give one phrase, as in: dragoman resolve "Kenya\'s foreign minister" --date 2014-03-12; or --jsonl FILE.',
    });
  if (phrase?.trim() === "")
    throw new DragomanError("cli/usage", {
      what: "the phrase is empty",
      where: "command line",
      fix: 'Give one phrase, as in: dragoman resolve "Kenya\'s foreign minister".',
    });
  const knowledge = loadKnowledgeBase(undefined, actors);
  if (phrase !== undefined)
    return print(answer({ phrase, ...(context ? { context } : {}), ...(date ? { date } : {}) }, knowledge));
  for await (const { line, number } of await openLines(jsonl ?? "-"))
    await print(resolveLine(line, `line ${number}`, knowledge));
}

const print = (record: object) => writeOut(`${JSON.stringify(record)}\n`);

/** A line that cannot be read is a line with its error. */
function resolveLine(line: string, where: string, knowledge: KnowledgeBase): object {
  let id = where;
  try {
    const said = parseLine(line, where, SHAPE);
    if (typeof said.id === "string" || typeof said.id === "number") id = String(said.id);
    const words = (key: string) => (typeof said[key] === "string" && said[key] !== "" ? said[key] : undefined);
    const [phrase, context, date] = [words("phrase"), words("context"), words("date")];
    if (phrase === undefined) throw badLine("this line has no phrase", where, SHAPE);
    return { id, ...answer({ phrase, ...(context ? { context } : {}), ...(isDate(date) ? { date } : {}) }, knowledge) };
  } catch (error) {
    if (error instanceof DragomanError) return { id, error: { code: error.code, ...error.detail } };
    throw error;
  }
}

/** "Today" and the like are no dates: the phrase is then resolved without one. */
const isDate = (date: string | undefined): date is string => date !== undefined && /^\d{4}(-\d\d){0,2}$/.test(date);

function answer({ phrase, context, date }: Asked, knowledge: KnowledgeBase): object {
  const checked = date === undefined ? undefined : checkDate(date, phrase);
  const { code, sector, otherSectors, identifierId, identifierText, office, reason, candidates } = resolveInContext(
    { text: phrase, ...(context ? { context } : {}), ...(checked ? { date: checked } : {}) },
    knowledge,
  );
  return {
    phrase,
    code,
    sector,
    other_sectors: otherSectors,
    identifier_id: identifierId,
    identifier_text: identifierText,
    office,
    reason,
    candidates,
  };
}

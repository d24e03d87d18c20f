import { nearestNames } from "../codebook/nearest-names.ts";
import { DragomanError } from "../errors.ts";
import type { Lake, SqlRow } from "./lake.ts";
import { LAKE_TABLES } from "./lake-tables.ts";

/**
 * Questions in a user's own SQL. DuckDB reads files by mere table names and has functions that read, write and call out, so what may
 * be asked is a list of what is allowed, held against the parsed statement: one SELECT, over the views of the lake and the
 * statement's own CTEs, with table functions that only make rows.
 */

/** The views of a lake that a question may use. */
export const LAKE_VIEWS: readonly string[] = [
  ...Object.keys(LAKE_TABLES),
  ...["documents", "events", "actors", "statements", "relations", "entities", "mentions"].map((t) => `current_${t}`),
  "newest_stories",
];

const TABLE_FUNCTIONS = ["unnest", "range", "generate_series", "generate_subscripts", "json_each", "json_tree"];
const TABLES = ["BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EMPTY", "EXPRESSION_LIST", "PIVOT", "SHOW_REF"];

/** Scalar functions that look outside of the rows, or change what stands outside of them. */
const OUTSIDE =
  /^(getenv|getvariable|current_setting|set_config|nextval|currval|setseed|write_log|query|query_table|which_secret|pg_.*|pragma_.*|duckdb_.*|read_.*|.*_scan|.*attach.*|glob|file_exists|http_.*|load_.*|in_search_path|txid_current|json_execute_serialized_sql|parse_duckdb_log_message)$/;

/**
 * The rows of a user's SELECT over a lake, a few thousand in memory at once.
 *
 * @throws DragomanError "store/bad-sql" for anything but one SELECT over the lake's views, and for what DuckDB cannot answer
 */
export async function* guardedSql(
  lake: Pick<Lake, "query" | "stream">,
  sql: string,
): AsyncGenerator<SqlRow, void, void> {
  await checkSql(lake, sql);
  yield* lake.stream(sql.replace(/[\s;]+$/, ""));
}

/** Whether a user's SQL may be run. @throws DragomanError "store/bad-sql" that says what may not */
export async function checkSql(lake: Pick<Lake, "query">, sql: string): Promise<void> {
  const [row] = await lake.query("SELECT json_serialize_sql($1::VARCHAR) AS parsed", [sql]);
  const parsed: unknown = JSON.parse(String(row?.parsed));
  if (!isObject(parsed) || parsed.error !== false) throw refused(whyUnparsed(parsed));
  const statements = Array.isArray(parsed.statements) ? parsed.statements : [];
  if (statements.length !== 1) throw refused(`there are ${statements.length} statements`);
  const nodes = [...nodesOf(parsed)];
  const own = new Set(nodes.flatMap(ctesOf));
  for (const node of nodes) checkNode(node, own);
}

type Node = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function* nodesOf(value: unknown): Generator<Node> {
  if (isObject(value)) yield value;
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* nodesOf(inner);
}

/** Names of CTEs. With anything but letters a name could stand for a file where the CTE does not reach: those are no names here. */
function ctesOf({ cte_map, cte_name }: Node): string[] {
  const entries = isObject(cte_map) && Array.isArray(cte_map.map) ? cte_map.map : [];
  const names = [...entries.map((entry: unknown) => (isObject(entry) ? entry.key : null)), cte_name];
  return names.flatMap((name) => (typeof name === "string" && /^\w+$/.test(name) ? [name.toLowerCase()] : []));
}

function checkNode(node: Node, own: ReadonlySet<string>): void {
  if ("sample" in node && "alias" in node && !TABLES.includes(String(node.type)))
    throw refused(`a ${String(node.type).toLowerCase()} is no table that may be read here`);
  if (node.type === "BASE_TABLE") checkTable(node, own);
  if (node.type === "SHOW_REF" && !isObject(node.query))
    throw refused("settings and tables of the database are not shown here");
  if (node.type === "TABLE_FUNCTION") checkFunction(node);
  const name = String(node.function_name ?? "").toLowerCase();
  if (OUTSIDE.test(name)) throw refused(`the function ${name} looks outside of the lake`);
}

function checkTable({ table_name, schema_name, catalog_name }: Node, own: ReadonlySet<string>): void {
  const name = String(table_name).toLowerCase();
  const plain = (schema_name === "" || schema_name === "main") && (catalog_name === "" || catalog_name === "memory");
  if (plain && (LAKE_VIEWS.includes(name) || own.has(name))) return;
  const near = nearestNames(name, LAKE_VIEWS);
  throw refused(
    `${JSON.stringify(table_name)} is no view of the lake`,
    near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Views: ${LAKE_VIEWS.join(", ")}.`,
  );
}

function checkFunction({ function: call }: Node): void {
  const name = isObject(call) ? String(call.function_name).toLowerCase() : "";
  if (!TABLE_FUNCTIONS.includes(name))
    throw refused(`the table function ${name} is not allowed`, `Allowed: ${TABLE_FUNCTIONS.join(", ")}.`);
}

function whyUnparsed(parsed: unknown): string {
  const why =
    isObject(parsed) && typeof parsed.error_message === "string" ? parsed.error_message : "it cannot be parsed";
  return why.startsWith("Only SELECT") ? "it is no SELECT" : why;
}

function refused(
  what: string,
  fix = "Ask with one SELECT over the views of the lake; nothing else is read or written.",
): DragomanError {
  return new DragomanError("store/bad-sql", { what, where: "--sql", fix });
}

import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { DragomanError } from "../errors.ts";
import { bindParameters, plainValue } from "./convert-values.ts";
import type { SqlParameters, SqlRow } from "./lake.ts";
import { storeError } from "./store-error.ts";

/** A DuckDB in memory: for the program's own SQL (`run`) and for questions (`query`, `stream`), of which only one SELECT passes. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Statements of the program's own, parted by `;`. */
  readonly run: (sql: string) => Promise<void>;
  readonly query: (sql: string, parameters?: SqlParameters) => Promise<readonly SqlRow[]>;
  readonly stream: (sql: string, parameters?: SqlParameters) => AsyncGenerator<SqlRow, void, void>;
  readonly close: () => void;
}

export interface DatabaseOptions {
  /** Whose rows these are, for errors: the lake's folder. */
  readonly where: string;
  /** As DuckDB writes it, "1GB" where it is not given. What does not fit goes to temporary files. */
  readonly memoryLimit?: string;
  /** 2 where it is not given. */
  readonly threads?: number;
}

/** Opens an empty database that lives until `close`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(options.threads ?? 2),
    memory_limit: options.memoryLimit ?? "1GB",
    // In memory DuckDB would put them into the working folder.
    temp_directory: join(tmpdir(), `dragoman-${randomUUID()}`),
    // No question may fetch code over the network.
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const { where } = options;
  async function* ask(own: DuckDBConnection, question: Question): AsyncGenerator<SqlRow[], void, void> {
    try {
      yield* rowsOf(own, question);
    } catch (error) {
      throw storeError(error, where);
    }
  }
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql).catch((error) => Promise.reject(storeError(error, where)));
    },
    query: async (sql, parameters = []) => {
      const rows: SqlRow[] = [];
      for await (const some of ask(connection, { sql, parameters, where, lazy: false })) rows.push(...some);
      return rows;
    },
    stream: async function* (sql, parameters = []) {
      // A connection of its own: the next question on the same one would end this one's rows.
      const own = await instance.connect();
      try {
        for await (const some of ask(own, { sql, parameters, where, lazy: true })) yield* some;
      } finally {
        own.closeSync();
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface Question {
  readonly sql: string;
  readonly parameters: SqlParameters;
  readonly where: string;
  /** Rows are computed as they are taken. */
  readonly lazy: boolean;
}

async function* rowsOf(connection: DuckDBConnection, question: Question): AsyncGenerator<SqlRow[], void, void> {
  const prepared = await prepare(connection, question);
  try {
    bindParameters(prepared, question.parameters);
    const result = question.lazy ? await prepared.stream() : await prepared.run();
    // Sound: `plainValue` gives no Date and no bytes, which is all that JS has and SqlValue has not.
    for await (const rows of result.yieldConvertedRowObjects(plainValue)) yield rows as SqlRow[];
  } finally {
    prepared.destroySync();
  }
}

/** A question may read and nothing else: a COPY could write over the lake's own parts. */
async function prepare(connection: DuckDBConnection, { sql, where }: Question): Promise<DuckDBPreparedStatement> {
  if (sql.replace(/--.*|\/\*[\s\S]*?\*\/|[\s;]/g, "") === "") throw refused("the question is empty", where);
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw refused(`there are ${statements.count} statements`, where);
  const prepared = await statements.prepare(0);
  const type = prepared.statementType;
  if (type === StatementType.SELECT || type === StatementType.EXPLAIN) return prepared;
  prepared.destroySync();
  throw refused(`the statement is ${StatementType[type]}`, where);
}

const refused = (what: string, where: string) =>
  new DragomanError("store/bad-sql", { what, where, fix: "Ask one question at a time, and only with SELECT." });

import { useState } from "preact/hooks";
import type { Duplicate, Failure, HealthAnswer, SourcesAnswer } from "../api/answers.ts";
import { request } from "../api/request.ts";
import { useAnswer } from "../api/use-answer.ts";
import { showNumber } from "../format/show-number.ts";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";

/** What was read, what failed and why, duplicates, sources and licences, versions. */
export function HealthPage() {
  const { answer, error, again } = useAnswer<HealthAnswer>("health");
  if (error)
    return (
      <div class="page">
        <h1>Health</h1>
        <Trouble problem={error.problem} again={again} />
      </div>
    );
  if (!answer) return <Waiting what="the server" />;
  const { lake } = answer;
  return (
    <section class="page">
      <h1>Health</h1>
      <dl class="versions-used">
        {[
          ["dragoman", answer.version],
          ["Coder", answer.coder],
          ["Codebook", answer.codebook],
          ["Model", answer.model],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      {lake ? <LakeHealth lake={lake} /> : <p>This server has no lake. It reads texts and keeps nothing.</p>}
    </section>
  );
}

const COUNTS = [
  ["documents", "documents"],
  ["read", "read"],
  ["duplicates", "duplicates"],
  ["withdrawn", "withdrawn"],
  ["failures", "failed"],
  ["events", "events"],
  ["stories", "stories"],
  ["statements", "statements"],
  ["commits", "commits"],
] as const;

function LakeHealth({ lake }: { readonly lake: NonNullable<HealthAnswer["lake"]> }) {
  const sources = useAnswer<SourcesAnswer>("sources");
  return (
    <>
      <dl class="counts">
        {COUNTS.map(([key, name]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <strong>{showNumber(lake[key])}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        Published {lake.oldest_published ?? "?"} to {lake.newest_published ?? "?"}.{" "}
        <a href="/v1/corrections/export" download="corrections.ndjson">
          Save the corrections
        </a>
      </p>
      <PagedTable<Failure>
        title="Failed"
        path="failures"
        heads={["Item", "What", "What to do"]}
        cells={(one) => [one.locator, `${one.what} (${one.code})`, one.fix]}
      />
      <PagedTable<Duplicate>
        title="Duplicates"
        path="duplicates"
        heads={["Item", "Same as", "How"]}
        cells={(one) => [
          one.locator ?? one.document_id,
          one.duplicate_of ?? "",
          `${one.duplicate_kind ?? ""} ${one.duplicate_share == null ? "" : `${Math.round(one.duplicate_share * 100)} %`}`,
        ]}
      />
      <section class="part">
        <h2>Sources</h2>
        {sources.error ? <Trouble problem={sources.error.problem} again={sources.again} /> : null}
        <Table
          heads={["Publisher", "Documents", "Licences"]}
          rows={(sources.answer?.publishers ?? []).map(({ name, documents, licenses }) => [
            name ?? "unknown",
            showNumber(documents),
            licenses.map((one) => one ?? "unknown").join(", "),
          ])}
        />
      </section>
      <section class="part">
        <h2>Licences</h2>
        <Table
          heads={["Licence", "Documents", "Line that is owed"]}
          rows={(sources.answer?.licenses ?? []).map(({ license, documents, attribution }) => [
            license ?? "unknown",
            showNumber(documents),
            attribution ?? "",
          ])}
        />
      </section>
    </>
  );
}

interface PagedTableProps<T> {
  readonly title: string;
  readonly path: "failures" | "duplicates";
  readonly heads: readonly string[];
  readonly cells: (row: T) => readonly string[];
}

function PagedTable<T>({ title, path, heads, cells }: PagedTableProps<T>) {
  type Answer = Partial<Record<"failures" | "duplicates", readonly T[]>> & { readonly next: string | null };
  const first = useAnswer<Answer>(path);
  const [more, setMore] = useState<readonly Answer[]>([]);
  const pages = [...(first.answer ? [first.answer] : []), ...more];
  const next = pages.at(-1)?.next ?? null;
  const rows = pages.flatMap((page) => page[path] ?? []);
  return (
    <section class="part">
      <h2>{title}</h2>
      {first.error ? <Trouble problem={first.error.problem} again={first.again} /> : null}
      {rows.length === 0 ? <p class="soft">None.</p> : <Table heads={heads} rows={rows.map(cells)} />}
      {next === null ? null : (
        <p>
          <button
            type="button"
            onClick={async () => setMore([...more, await request<Answer>(path, { query: { cursor: next } })])}
          >
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

function Table({ heads, rows }: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
    <section class="scroll" tabIndex={0} aria-label={heads.join(", ")}>
      <table class="plain-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td key={column}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

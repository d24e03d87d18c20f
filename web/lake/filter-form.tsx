import { useEffect, useId, useState } from "preact/hooks";
import { request } from "../api/request.ts";
import { EVENT_TYPES } from "../format/event-types.ts";
import { QUADS } from "../format/quads.ts";
import { valueList } from "./value-list.ts";

interface FilterFormProps {
  readonly query: URLSearchParams;
  readonly onAsk: (query: URLSearchParams) => void;
}

const MORE = ["mode", "context", "publisher", "license", "confidence", "leastDead", "with"] as const;

/** The filter, as in `dragoman ask`. The address keeps it, so that a question can be sent to somebody. */
export function FilterForm({ query, onAsk }: FilterFormProps) {
  const send = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onAsk(queryOf(new FormData(event.currentTarget), query));
  };
  const open = MORE.some((name) => query.has(name));
  return (
    <search aria-label="Filter the events">
      <form class="filter" key={query.toString()} onSubmit={send}>
        <div class="filter-main">
          <Field name="text" title="Words in the sentence" query={query} />
          <Field name="actor" title="Who" query={query} suggest="actor" placeholder="IRN, Iran, .REB" />
          <Field name="recipient" title="To whom" query={query} suggest="actor" placeholder="RUS.GOV" />
          <label>
            Type
            <select name="type">
              <option value="">any</option>
              {EVENT_TYPES.map((type) => (
                <option key={type} value={type} selected={query.get("type") === type}>
                  {type}
                </option>
              ))}
            </select>
          </label>
          <Field name="place" title="Where" query={query} suggest="country" placeholder="country or place" />
          <Field name="since" title="Since" query={query} placeholder="YYYY-MM" pattern={DATE} />
          <Field name="until" title="Until" query={query} placeholder="YYYY-MM" pattern={DATE} />
        </div>
        <fieldset class="row quads">
          <legend class="unseen">Quads</legend>
          {QUADS.map(({ code, name, glyph }) => (
            <label key={code} class="check" data-quad={code}>
              <input
                type="checkbox"
                name="quad"
                value={code}
                defaultChecked={query.getAll("quad").includes(String(code))}
              />
              <span class="quad">
                <span aria-hidden="true">{glyph}</span> {name}
              </span>
            </label>
          ))}
        </fieldset>
        <details open={open}>
          <summary>More filters</summary>
          <div class="filter-main">
            <Field name="mode" title="Mode" query={query} suggest="mode" />
            <Field name="context" title="Context" query={query} suggest="context" />
            <Field name="publisher" title="Publisher" query={query} suggest="publisher" />
            <Field name="license" title="Licence" query={query} />
            <Field name="confidence" title="At least so sure, 0 to 1" query={query} pattern="0?\.\d+|0|1(\.0+)?" />
            <Field name="leastDead" title="At least so many dead" query={query} pattern="\d+" />
            <label>
              Flagged claims
              <select name="with">
                <option value="">left out</option>
                <option value="all" selected={query.get("with") === "all"}>
                  brought in
                </option>
              </select>
            </label>
          </div>
        </details>
        <p class="row">
          <button type="submit" class="primary">
            Ask
          </button>
          {query.size > 0 ? (
            <button type="button" onClick={() => onAsk(new URLSearchParams())}>
              Clear
            </button>
          ) : null}
          {query.has("near") ? <span class="small">near {query.get("near")} km</span> : null}
          {query.has("story") ? <span class="small">of one story</span> : null}
        </p>
      </form>
    </search>
  );
}

const DATE = "\\d{4}(-\\d\\d(-\\d\\d)?)?";

interface FieldProps {
  readonly name: string;
  readonly title: string;
  readonly query: URLSearchParams;
  readonly suggest?: string;
  readonly placeholder?: string;
  readonly pattern?: string;
}

function Field({ name, title, query, suggest, placeholder, pattern }: FieldProps) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [values, setValues] = useState<ReturnType<typeof valueList>>([]);
  useEffect(() => {
    if (suggest === undefined || typed === null) return;
    const stop = new AbortController();
    const wait = setTimeout(() => {
      const [path, asked] = suggest === "actor" ? ["actors", { q: typed }] : ["values", { kind: suggest, q: typed }];
      if (suggest === "actor" && typed.trim() === "") return;
      // Suggestions are a kindness: without them the field takes words all the same.
      request<unknown>(String(path), { query: asked as Record<string, string>, signal: stop.signal }).then(
        (answer) => setValues(valueList(answer)),
        () => setValues([]),
      );
    }, 150);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [typed, suggest]);
  return (
    <label>
      {title}
      <input
        name={name}
        list={suggest === undefined ? undefined : list}
        placeholder={placeholder}
        pattern={pattern}
        defaultValue={query.getAll(name).join(", ")}
        autocomplete="off"
        spellcheck={false}
        onFocus={(event) => setTyped(event.currentTarget.value)}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {suggest === undefined ? null : (
        <datalist id={list}>
          {values.map(({ value, gloss }) => (
            <option key={value} value={value}>
              {gloss}
            </option>
          ))}
        </datalist>
      )}
    </label>
  );
}

/** What the form does not show (near, story, order) stays as it was. */
function queryOf(form: FormData, before: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ["near", "story", "order", "document"])
    for (const value of before.getAll(name)) query.append(name, value);
  for (const [name, value] of form)
    if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  return query;
}

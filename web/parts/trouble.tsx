import { useState } from "preact/hooks";
import type { Problem } from "../api/answers.ts";
import { rememberKey } from "../api/request.ts";

/** What went wrong and what to do; a server that wants a key is given one here. */
export function Trouble({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{problem.what}</strong> {problem.fix}
      </p>
      <p class="small">
        <code>{problem.code}</code>
        {problem.where === "" ? null : <span> at {problem.where}</span>}
      </p>
      {problem.code === "http/401" || problem.code.endsWith("key") ? <KeyForm again={again} /> : null}
      {again ? (
        <button type="button" onClick={again}>
          Try again
        </button>
      ) : null}
    </div>
  );
}

function KeyForm({ again }: { readonly again: (() => void) | undefined }) {
  const [key, setKey] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    rememberKey(key);
    again?.();
  };
  return (
    <form class="row" onSubmit={send}>
      <label>
        Key of this server
        <input type="password" value={key} onInput={(event) => setKey(event.currentTarget.value)} autocomplete="off" />
      </label>
      <button type="submit">Use it</button>
    </form>
  );
}

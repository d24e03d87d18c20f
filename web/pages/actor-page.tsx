import { useState } from "preact/hooks";
import type { ActorAnswer, Quotation } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { participantCode } from "../format/participant-code.ts";
import { showNumber } from "../format/show-number.ts";
import { showScale } from "../format/show-scale.ts";
import { QuotationList } from "../parts/quotation-list.tsx";
import { StoredList } from "../parts/stored-list.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";

/** One actor: offices over time, whom it deals with, what it says, and its latest acts. */
export function ActorPage({ actor }: { readonly actor: string }) {
  const { answer, error, waiting, again } = useAnswer<ActorAnswer>(`actors/${encodeURIComponent(actor)}`);
  if (error)
    return (
      <div class="page">
        <h1>{actor}</h1>
        <Trouble problem={error.problem} again={again} />
      </div>
    );
  if (!answer) return waiting ? <Waiting what="the actor" /> : null;
  const code = participantCode(answer);
  const one = answer.code ?? actor;
  return (
    <section class="page">
      <header>
        <h1>{answer.name}</h1>
        <p class="soft">
          <code>{code ?? actor}</code>{" "}
          {/^Q\d+$/.test(actor) ? (
            <a href={`https://www.wikidata.org/wiki/${actor}`} rel="noreferrer" target="_blank">
              Wikidata {actor}
            </a>
          ) : null}
        </p>
      </header>
      {answer.offices.length > 0 ? (
        <section class="part">
          <h2>Offices</h2>
          <ol class="offices">
            {answer.offices.map(({ title, from, to }) => (
              <li key={`${title} ${from}`}>
                <span class="soft">
                  {from ?? "?"} – {to ?? "now"}
                </span>{" "}
                {title}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section class="part">
        <h2>Deals with</h2>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Other side</th>
              <th scope="col">Acts</th>
              <th scope="col">Mean Goldstein</th>
            </tr>
          </thead>
          <tbody>
            {answer.dyads.map(({ other, events, goldstein }) => (
              <tr key={other}>
                <th scope="row">
                  <a href={`/dyad/${encodeURIComponent(one)}/${encodeURIComponent(other)}`}>{other}</a>
                </th>
                <td>{showNumber(events)}</td>
                <td>{showScale(goldstein)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Said actor={actor} name={answer.name} first={answer.quotations} />
      <section class="part">
        <h2>Latest acts</h2>
        <p class="small">
          <a href={`/lake?either=${encodeURIComponent(actor)}`}>All in the lake</a>
        </p>
        <StoredList events={answer.events} />
      </section>
    </section>
  );
}

interface SaidProps {
  readonly actor: string;
  readonly name: string;
  readonly first: readonly Quotation[];
}

/** What did X say about Y? */
function Said({ actor, name, first }: SaidProps) {
  const [about, setAbout] = useState("");
  const { answer, error } = useAnswer<unknown>(about === "" ? null : "quotations", { actor, text: about });
  const found = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find(Array.isArray);
  const ask = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement)
      setAbout(String(new FormData(event.currentTarget).get("about")).trim());
  };
  return (
    <section class="part">
      <h2>
        What did {name} say{about === "" ? "" : ` about “${about}”`}?
      </h2>
      <search>
        <form class="row" onSubmit={ask}>
          <label class="inline">
            about <input name="about" type="search" placeholder="oil, Ukraine, elections" />
          </label>
          <button type="submit">Ask</button>
        </form>
      </search>
      {error ? <Trouble problem={error.problem} /> : null}
      <div aria-live="polite">
        <QuotationList quotations={about === "" ? first : ((found ?? []) as readonly Quotation[])} />
      </div>
    </section>
  );
}

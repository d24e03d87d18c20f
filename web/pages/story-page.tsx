import type { StoryAnswer, Version } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { showDate } from "../format/show-date.ts";
import { StoredList } from "../parts/stored-list.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";

/** One act as all its reports tell it: how many are independent, and where they disagree. */
export function StoryPage({ story }: { readonly story: string }) {
  const { answer, error, again } = useAnswer<StoryAnswer>(`stories/${encodeURIComponent(story)}`);
  if (error)
    return (
      <div class="page">
        <h1>Story</h1>
        <Trouble problem={error.problem} again={again} />
      </div>
    );
  if (!answer) return <Waiting what="the story" />;
  const { story: told, events } = answer;
  const { first, last } = told.published;
  const origins = new Set(events.map(({ document }) => document.origin ?? document.publisher ?? "unknown"));
  return (
    <section class="page">
      <header>
        <h1>One {told.event}, as it is reported</h1>
        <p class="soft">{first === last ? showDate(first) : `${showDate(first)} to ${showDate(last)}`}</p>
      </header>
      <dl class="counts">
        <Count name="reports" count={told.reports} gloss="documents that tell of it, copies included" />
        <Count name="publishers" count={told.publishers} gloss="outlets that carry it" />
        <Count name="independent origins" count={told.origins} gloss="ten copies of one dispatch are one" />
      </dl>
      {origins.size > 0 ? <p class="small">First put out by {[...origins].join(", ")}.</p> : null}
      <section class="part">
        <h2>Side by side</h2>
        <div class="versions">
          <Versions title="When" versions={told.dates} />
          <Versions title="Where" versions={told.places} />
          {(["dead", "injured", "arrested", "crowd"] as const).map((kind) => (
            <Versions key={kind} title={kind} versions={told.sizes[kind]} />
          ))}
        </div>
      </section>
      <section class="part">
        <h2>As it is told</h2>
        <StoredList events={events} />
      </section>
    </section>
  );
}

function Count({ name, count, gloss }: { readonly name: string; readonly count: number; readonly gloss: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{count}</strong> <span class="small">{gloss}</span>
      </dd>
    </div>
  );
}

function Versions({ title, versions }: { readonly title: string; readonly versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <div class="version" data-differs={versions.length > 1 ? "" : undefined}>
      <h3>
        {title} {versions.length > 1 ? <span class="flag">{versions.length} versions</span> : null}
      </h3>
      <ul>
        {versions.map(({ value, reports }) => (
          <li key={value}>
            {value} <span class="soft">({reports === 1 ? "1 report" : `${reports} reports`})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useState } from "preact/hooks";
import type { Problem, Reading } from "../api/answers.ts";
import { request } from "../api/request.ts";
import { RequestError } from "../api/request-error.ts";
import { PasteBox, type ToRead } from "../parts/paste-box.tsx";
import { ReadingView } from "../parts/reading-view.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** Paste, drop or name a news text, and see every claim light up in it. */
export function ReadPage() {
  const [reading, setReading] = useState<Reading | null>(null);
  const [text, setText] = useState("");
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async (given: ToRead) => {
    setWaiting(true);
    setProblem(null);
    try {
      const [path, json] =
        given.kind === "url" ? ["readings/from-url", { url: given.url, with_text: true }] : ["readings", bodyOf(given)];
      const answer = await request<Reading>(String(path), { json });
      setText(answer.document?.text ?? (given.kind === "text" ? given.text : ""));
      setProblem(answer.error);
      setReading(answer.error ? null : answer);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.problem);
    } finally {
      setWaiting(false);
    }
  };
  if (reading) return <ReadingView reading={reading} text={text} onClose={() => setReading(null)} />;
  return (
    <section class="page paste-page">
      <h1>Who did what to whom?</h1>
      <p class="lead">Paste a news text. Every claim in it lights up, with the exact words that make it.</p>
      {problem ? <Trouble problem={problem} /> : null}
      <PasteBox waiting={waiting} onRead={read} />
    </section>
  );
}

function bodyOf({ text, date }: Extract<ToRead, { kind: "text" }>) {
  return { text, with_text: true, ...(date === "" ? {} : { date }) };
}

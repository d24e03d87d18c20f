import { useRef, useState } from "preact/hooks";
import { EXAMPLE } from "../text/example.ts";

/** What is to be read. */
export type ToRead =
  | { readonly kind: "text"; readonly text: string; readonly date: string }
  | { readonly kind: "url"; readonly url: string };

interface PasteBoxProps {
  readonly waiting: boolean;
  readonly onRead: (given: ToRead) => void;
}

/** Takes a text by pasting, dropping or opening a file, or an address alone. A pasted text is read at once. */
export function PasteBox({ waiting, onRead }: PasteBoxProps) {
  const [text, setText] = useState("");
  const [date, setDate] = useState("");
  const [over, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const read = (given: string) => {
    const words = given.trim();
    if (words === "") return;
    onRead(/^https?:\/\/\S+$/.test(words) ? { kind: "url", url: words } : { kind: "text", text: given, date });
  };
  const open = async (opened: File | undefined) => {
    if (!opened) return;
    const words = await opened.text();
    setText(words);
    read(words);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    read(text);
  };
  const pasted = (event: ClipboardEvent) => {
    const words = event.clipboardData?.getData("text/plain") ?? "";
    // Only into an empty box: whoever pastes a second piece is still putting a text together.
    if (text === "" && words.trim().length > 40) read(words);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer?.files[0]);
  };
  return (
    <form
      class="paste"
      data-over={over ? "" : undefined}
      onSubmit={submit}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <label>
        <span class="unseen">News text or address</span>
        <textarea
          rows={9}
          value={text}
          placeholder="Paste a news text or an address, or drop a file here"
          onInput={(event) => setText(event.currentTarget.value)}
          onPaste={pasted}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(event)}
        />
      </label>
      <div class="row paste-actions">
        <button type="submit" class="primary" disabled={waiting || text.trim() === ""}>
          {waiting ? "Reading …" : "Read it"}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          Open a file
        </button>
        <input
          ref={file}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label="File to read"
          accept=".txt,.md,text/plain,text/markdown"
          onChange={(event) => open(event.currentTarget.files?.[0])}
        />
        <label class="inline">
          Published
          <input type="date" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
        </label>
      </div>
      <p class="example">
        <button
          type="button"
          disabled={waiting}
          onClick={() => {
            setText(EXAMPLE);
            read(EXAMPLE);
          }}
        >
          Read an example
        </button>
        <span class="small">A dispatch by Mehr News Agency, CC BY 4.0, unchanged.</span>
      </p>
      <p role="status" class="unseen">
        {waiting ? "Reading the text" : ""}
      </p>
    </form>
  );
}

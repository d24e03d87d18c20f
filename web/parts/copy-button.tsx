import { useState } from "preact/hooks";

/** Copies what `text` gives and says so. */
export function CopyButton({ name, text }: { readonly name: string; readonly text: () => string }) {
  const [done, setDone] = useState("");
  const copy = async () => {
    const copied = await copyText(text());
    setDone(copied ? "Copied" : "Not allowed");
    setTimeout(() => setDone(""), 1600);
  };
  return (
    <button type="button" class="small" onClick={copy}>
      <span aria-live="polite">{done || name}</span>
    </button>
  );
}

/** The clipboard is open to secure pages alone; a server on another machine without TLS needs the older way. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

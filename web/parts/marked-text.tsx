import { useMemo, useRef } from "preact/hooks";
import type { EventRecord } from "../api/answers.ts";
import { claimWords } from "../format/claim-words.ts";
import type { ClaimMark, Role } from "../text/claim-marks.ts";
import { type Mark, type Segment, splitSpans } from "../text/split-spans.ts";

const TAGS: Partial<Record<Role, string>> = {
  actor: "who",
  recipient: "whom",
  speaker: "said by",
  place: "where",
  time: "when",
  size: "how many",
  flag: "flag",
};

/** Later roles give way to earlier ones where they share words. */
const ORDER: readonly Role[] = [
  "act",
  "actor",
  "recipient",
  "speaker",
  "place",
  "time",
  "size",
  "flag",
  "cue",
  "statement",
];

export interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark<ClaimMark>[];
  readonly events: readonly EventRecord[];
  /** Id of the claim that is open, or null. */
  readonly chosen: string | null;
  readonly onChoose?: (ids: readonly string[]) => void;
  /** Words that were clicked or selected, in UTF-16 code units. */
  readonly onWords?: (range: { readonly start: number; readonly end: number }) => void;
}

/**
 * A text with its claims lit up. The words of each act are a button; arrow keys go from one to the next.
 * All text goes in as text: nothing in it can become markup.
 */
export function MarkedText({ text, marks, events, chosen, onChoose, onWords }: MarkedTextProps) {
  const segments = useMemo(() => splitSpans(text, marks), [text, marks]);
  const names = useMemo(() => new Map(events.map((event) => [event.id, claimWords(event)])), [events]);
  const root = useRef<HTMLDivElement>(null);
  const acts = segments.filter((segment) => onChoose && actsOf(segment).length > 0);
  const firstStop = acts.find((segment) => actsOf(segment).some(({ of }) => of === chosen)) ?? acts[0];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const stops = [...(root.current?.querySelectorAll<HTMLElement>("[role=button]") ?? [])];
    const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
    const next = event.key === "Home" ? stops[0] : event.key === "End" ? stops.at(-1) : step && stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys; a click on other words is an extra for pointers
    <div
      class="marked"
      data-open={chosen === null ? undefined : ""}
      ref={root}
      onKeyDown={move}
      onMouseUp={() => onWords && wordsChosen(root.current, onWords)}
    >
      {segments.map((segment) => (
        <Piece
          key={segment.start}
          segment={segment}
          chosen={chosen}
          names={names}
          onChoose={onChoose}
          stop={segment === firstStop}
          order={acts.indexOf(segment)}
        />
      ))}
    </div>
  );
}

interface PieceProps {
  readonly segment: Segment<ClaimMark>;
  readonly chosen: string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly onChoose: ((ids: readonly string[]) => void) | undefined;
  readonly stop: boolean;
  readonly order: number;
}

function Piece({ segment, chosen, names, onChoose, stop, order }: PieceProps) {
  const { marks, opens, text, start } = segment;
  if (marks.length === 0)
    return (
      <span class="seg" data-start={start}>
        {text}
      </span>
    );
  const mine = marks.filter(({ of }) => of === chosen);
  const role = topRole(mine.length > 0 ? mine : marks);
  const said = marks.some((mark) => mark.role === "statement");
  const tag = opens.some((mark) => mark.of === chosen && mark.role === role) ? TAGS[role] : undefined;
  const acts = actsOf(segment);
  const common = {
    class: "seg",
    "data-start": start,
    "data-role": role === "statement" ? undefined : role,
    "data-said": said ? "" : undefined,
    "data-mine": mine.length > 0 ? "" : undefined,
    "data-tag": tag,
  };
  const [act] = acts;
  if (!act || !onChoose)
    return (
      <span {...common} data-quad={act?.quad}>
        {text}
      </span>
    );
  const ids = [...new Set(acts.map(({ of }) => of))];
  const open = () => onChoose(ids);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real button would not break across lines with its text
    <span
      {...common}
      role="button"
      tabIndex={stop ? 0 : -1}
      data-quad={(acts.find(({ of }) => of === chosen) ?? act).quad}
      aria-pressed={ids.some((id) => id === chosen)}
      aria-label={`${text}. ${ids.map((id) => names.get(id)).join("; ")}`}
      ref={(node) => node?.style.setProperty("--order", String(Math.min(order, 40)))}
      onClick={open}
      onKeyDown={pressed}
    >
      {text}
    </span>
  );
}

const actsOf = ({ marks }: Segment<ClaimMark>) => marks.filter(({ role }) => role === "act");

const topRole = (marks: readonly ClaimMark[]): Role =>
  ORDER.find((role) => marks.some((mark) => mark.role === role)) ?? "statement";

/** Tells which words a pointer clicked or selected; a click on an act is that button's own affair. */
function wordsChosen(root: HTMLElement | null, tell: (range: { start: number; end: number }) => void): void {
  const selection = getSelection();
  if (!selection || !root || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset, root);
  const end = offsetOf(range.endContainer, range.endOffset, root);
  if (start === null || end === null) return;
  const onAct = range.startContainer.parentElement?.closest("[role=button]");
  if (range.collapsed && onAct) return;
  tell({ start, end });
}

function offsetOf(node: Node, offset: number, root: HTMLElement): number | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const segment = element?.closest<HTMLElement>("[data-start]");
  return segment && root.contains(segment) ? Number(segment.dataset.start) + offset : null;
}

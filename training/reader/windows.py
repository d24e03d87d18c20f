"""Cuts documents into windows of whole sentences and turns marks into the arrays that the losses need.

Inside a window word 0 is the root ([CLS]); word i of the window stands at i + 1. "None" as a pointer's target is the root.
"""
import json
from dataclasses import dataclass, field
from pathlib import Path

import torch

from .labels import Labels
from .pieces import CLS, SEP, case_class, word_pieces

WINDOW_PIECES = 256
CONTEXT_PIECES = 64
IGNORE = -100


@dataclass
class Window:
    pieces: list[int]
    cases: list[int]
    starts: list[int]
    sentence: list[int]  # sentence number of each word, root -1
    marks: dict = field(default_factory=dict)
    document: str = ""
    first_new: int = 1  # words before this one are context that an earlier window has read


def sentence_windows(words: list[str], sentences: list[list[int]], skip: int = 0) -> list[tuple[int, int, int]]:
    """(first sentence, first new sentence, end sentence) of each window; consecutive windows overlap by CONTEXT_PIECES at most."""
    size = [sum(len(word_pieces(w)) for w in words[a:b]) for a, b in sentences]
    windows, start = [], skip
    while start < len(sentences):
        first, context = start, 0
        while first > skip and context + size[first - 1] <= CONTEXT_PIECES:
            first -= 1
            context += size[first]
        end, total = start, context + 2
        while end < len(sentences) and (end == start or total + size[end] <= WINDOW_PIECES):
            total += size[end]
            end += 1
        windows.append((first, start, end))
        start = end
    return windows


def build_window(words: list[str], sentences: list[list[int]], first: int, start: int, end: int) -> tuple[Window, dict[int, int]]:
    """The window of sentences first..end, and where each of the document's words stands in it."""
    window, place = Window([CLS], [0], [0], [-1]), {}
    for s in range(first, end):
        for w in range(*sentences[s]):
            ids = word_pieces(words[w])
            if len(window.pieces) + len(ids) + 1 > 510:
                break
            place[w] = len(window.starts)
            window.starts.append(len(window.pieces))
            window.sentence.append(s)
            window.pieces += ids
            window.cases += [case_class(words[w])] * len(ids)
    window.pieces.append(SEP)
    window.cases.append(0)
    window.first_new = place.get(sentences[start][0], 1)
    return window, place


def event_marks(doc: dict, place: dict[int, int], labels: Labels, n: int) -> dict:
    """Targets of the event heads for one window; words outside the window count as absent."""
    at = lambda w: place.get(w)
    marks: dict = {"types": [0] * n, "ends": {}, "flags": {}, "modes": {}, "contexts": {}, "arcs": [], "kinds": [0] * n,
                   "forms": [0] * n, "pointers": [], "relations": [], "triggers": [], "mentions": []}
    for event in doc["events"]:
        trigger = at(event["trigger"][0])
        if trigger is None:
            continue
        marks["types"][trigger] = labels.types.index(event["type"])
        marks["triggers"].append(trigger)
        marks["ends"][trigger] = min(event["trigger"][1] - event["trigger"][0], len(labels.ends)) - 1
        many = lambda key, names, prefix="": [names.index(prefix + x) for x in event[key] if prefix + x in names]
        marks["flags"][trigger] = many("aux", labels.flags)
        marks["modes"][trigger] = many("modes", labels.modes, event["type"] + ".")
        marks["contexts"][trigger] = many("ctx", labels.contexts)
        for role in ("actor", "recipient", "place", "time", "said_by"):
            marks["arcs"] += [(trigger, at(h), labels.arcs.index(role)) for h in event[role] if at(h) is not None]
        for a, b in event["cues"].values():
            if at(a) is not None:
                marks["arcs"].append((trigger, at(a), labels.arcs.index("cue")))
                marks["ends"][at(a)] = min(b - a, len(labels.ends)) - 1
    mention_marks(doc, place, labels, marks)
    statement_marks(doc, place, labels, marks)
    for relation in doc["relations"]:
        pair = at(relation["subject"]), at(relation["object"])
        if None not in pair:
            marks["relations"].append((*pair, labels.relations.index(relation["relation"])))
    return marks


def mention_marks(doc: dict, place: dict[int, int], labels: Labels, marks: dict) -> None:
    seen: dict[int, list[int]] = {}
    for left, right, head, kind, entity in doc["mentions"]:
        if head not in place or left not in place or right - 1 not in place:
            continue
        h = place[head]
        marks["kinds"][h] = labels.kinds.index(kind)
        pointer = lambda name, targets: marks["pointers"].append((labels.pointers.index(name), h, targets))
        pointer("left", [place[left]])
        pointer("right", [place[right - 1]])
        if entity is None:  # a time, or a place that is no actor: it has no antecedent to learn
            continue
        marks["mentions"].append(h)
        before = [m for m in seen.get(entity, []) if m < h]
        pointer("antecedent", before or [0])
        seen.setdefault(entity, []).append(h)


def statement_marks(doc: dict, place: dict[int, int], labels: Labels, marks: dict) -> None:
    for statement in doc["statements"]:
        cue = statement["cue"]
        if cue is None or cue[0] not in place:
            continue
        c = place[cue[0]]
        marks["forms"][c] = labels.forms.index(statement["form"])
        marks["ends"][c] = min(cue[1] - cue[0], len(labels.ends)) - 1
        speaker = statement["speaker"]
        targets = {"speaker": 0 if speaker is None else place.get(speaker), "content_start": place.get(statement["content"][0]),
                   "content_end": place.get(statement["content"][1] - 1)}
        for name, target in targets.items():
            if target is not None:
                marks["pointers"].append((labels.pointers.index(name), c, [target]))


def corpus_windows(doc: dict, labels: Labels, skip: int = 0) -> list[Window]:
    windows = []
    for first, start, end in sentence_windows(doc["words"], doc["sentences"], skip):
        window, place = build_window(doc["words"], doc["sentences"], first, start, end)
        window.marks = event_marks(doc, place, labels, len(window.starts))
        window.document = doc["id"]
        windows.append(window)
    return windows


def read_corpus(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def pad(windows: list[Window]) -> dict[str, torch.Tensor]:
    """One batch: pieces, cases, mask [batch × pieces]; starts, sentence, real [batch × words]."""
    p, w = max(len(x.pieces) for x in windows), max(len(x.starts) for x in windows)
    fill = lambda values, n, by=0: torch.tensor([list(v) + [by] * (n - len(v)) for v in values])
    return {"pieces": fill([x.pieces for x in windows], p), "cases": fill([x.cases for x in windows], p),
            "mask": fill([[1] * len(x.pieces) for x in windows], p), "starts": fill([x.starts for x in windows], w),
            "sentence": fill([x.sentence for x in windows], w, -2)}

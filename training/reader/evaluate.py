"""Figures on the held-out part of the corpus, head by head, and the thresholds and calibration that go into the manifest.

`python -m reader.evaluate` prints them for the trained checkpoint; the figures that count are those of the product on marked news
(bench/quality), where spans, rules and resolution take part.
"""
import json
import math
from dataclasses import dataclass

import torch

from .labels import Labels, load_labels
from .model import Reader
from .paths import CHECKPOINT, CORPUS
from .windows import corpus_windows, pad, read_corpus


def f1(hits: int, predicted: int, gold: int) -> float:
    return round(2 * hits / (predicted + gold), 3) if predicted + gold else 0.0


class Count:
    def __init__(self) -> None:
        self.hits = self.predicted = self.gold = 0

    def add(self, mine: set, theirs: set) -> None:
        self.hits += len(mine & theirs)
        self.predicted += len(mine)
        self.gold += len(theirs)

    def f1(self) -> float:
        return f1(self.hits, self.predicted, self.gold)


@torch.no_grad()
def predictions(model: Reader, documents: list[dict], labels: Labels):
    """(window, outputs without the batch dimension) for every window of the documents."""
    model.eval()
    for document in documents:
        for window in corpus_windows(document, labels):
            data = pad([window])
            out = model(data["pieces"], data["cases"], data["starts"])
            yield window, {k: v[0] for k, v in out.items()}


def event_items(window, out, labels: Labels, thresholds: dict[str, float]) -> dict[str, tuple[set, set]]:
    """Predicted and gold items of one window by head; roles, flags and modes are asked at gold triggers."""
    marks, new = window.marks, range(window.first_new, len(window.starts))
    p = out["types"].softmax(-1)
    mine = {(w, int(p[w, 1:].argmax()) + 1) for w in new if 1 - float(p[w, 0]) > thresholds["trigger"]}
    theirs = {(w, marks["types"][w]) for w in new if marks["types"][w]}
    items = {"trigger": ({w for w, _ in mine}, {w for w, _ in theirs}), "trigger_type": (mine, theirs)}
    gold = sorted({t for t in marks["triggers"] if t >= window.first_new})
    arcs = out["arcs"].sigmoid()
    for a, name in enumerate(labels.arcs):
        same = [w for w in range(len(window.starts))]
        items[name] = ({(t, w) for t in gold for w in same if window.sentence[w] == window.sentence[t] and arcs[a, t, w] > thresholds.get(name, 0.5)},
                       {(t, w) for t, w, label in marks["arcs"] if label == a and t in gold})
    for name in ("flags", "modes", "contexts"):
        scores = out[name].sigmoid()
        # a trigger is asked for the modes of its own type only, as the product does
        asked = lambda t, i: name != "modes" or labels.modes[i].startswith(labels.types[marks["types"][t]] + ".")
        items[name] = ({(t, i) for t in gold for i in range(scores.shape[1]) if asked(t, i) and scores[t, i] > thresholds[name]},
                       {(t, i) for t in gold for i in marks[name].get(t, [])})
    for name in ("kinds", "forms"):
        best = out[name].argmax(-1)
        items[name] = ({(w, int(best[w])) for w in new if best[w] > 0}, {(w, marks[name][w]) for w in new if marks[name][w]})
    best = out["relations"].argmax(0)
    mentions = sorted(set(m for m in marks["mentions"] if m >= window.first_new))
    pairs = [(i, j) for i in mentions for j in mentions if i != j and window.sentence[i] == window.sentence[j]]
    items["relations"] = ({(i, j, int(best[i, j])) for i, j in pairs if best[i, j] > 0},
                          {(i, j, r) for i, j, r in marks["relations"] if (i, j) in set(pairs)})
    return items


def pointer_accuracy(model: Reader, documents: list[dict], labels: Labels) -> dict[str, float]:
    right, asked = {}, {}
    for window, out in predictions(model, documents, labels):
        best = out["pointers"].argmax(-1)
        for p, h, targets in window.marks["pointers"]:
            name = labels.pointers[p]
            asked[name] = asked.get(name, 0) + 1
            right[name] = right.get(name, 0) + (int(best[p, h]) in targets)
    return {name: round(right[name] / asked[name], 3) for name in asked}


FIRST = {"trigger": 0.5, "actor": 0.5, "recipient": 0.5, "place": 0.5, "time": 0.5, "said_by": 0.5, "flags": 0.5, "modes": 0.4, "contexts": 0.35}


def best_thresholds(model: Reader, documents: list[dict], labels: Labels) -> dict[str, float]:
    """For each head the probability from which on it has the best F1 at gold triggers; for triggers that of trigger + type."""
    kept = list(predictions(model, documents, labels))
    grid = [t / 100 for t in range(15, 81, 5)]
    curves: dict[str, list[float]] = {name: [] for name in FIRST}
    for threshold in grid:
        counts = {name: Count() for name in FIRST}
        for window, out in kept:
            items = event_items(window, out, labels, dict.fromkeys(FIRST, threshold))
            for name in FIRST:
                counts[name].add(*items["trigger_type" if name == "trigger" else name])
        for name in FIRST:
            curves[name].append(counts[name].f1())
    # The curve of a few dozen documents is rough: each point counts with its neighbours.
    smooth = lambda c: [sum(c[max(0, i - 2) : i + 3]) / len(c[max(0, i - 2) : i + 3]) for i in range(len(c))]
    return {name: max(zip(smooth(c), grid), key=lambda pair: (pair[0], -abs(pair[1] - FIRST[name])))[1] for name, c in curves.items()}


@dataclass
class Judged:
    """One predicted event: its document, the coder's raw score as a logit, and whether type and actor are right."""
    document: str
    logit: float
    right: float


def judged_events(model: Reader, documents: list[dict], labels: Labels, thresholds: dict[str, float]) -> list[Judged]:
    rows = []
    for window, out in predictions(model, documents, labels):
        p, arcs = out["types"].softmax(-1), out["arcs"].sigmoid()
        for w in range(window.first_new, len(window.starts)):
            if 1 - float(p[w, 0]) <= thresholds["trigger"]:
                continue
            kind = int(p[w, 1:].argmax()) + 1
            found = [j for j in range(1, len(window.starts)) if window.sentence[j] == window.sentence[w] and arcs[0, w, j] > thresholds["actor"]]
            gold = {j for t, j, label in window.marks["arcs"] if t == w and label == 0}
            sure = sum(float(arcs[0, w, j]) for j in found) / len(found) if found else 1 - float(arcs[0, w].max())
            raw = min(0.999, max(0.001, float(p[w, kind]) * sure))
            right = window.marks["types"][w] == kind and (bool(gold & set(found)) or gold == set(found))
            rows.append(Judged(window.document, math.log(raw / (1 - raw)), float(right)))
    return rows


def calibration(rows: list[Judged]) -> list[float]:
    """[a, b] of sigmoid(a·logit + b): the chance that type and actor are right (Platt scaling)."""
    if len(rows) < 30:
        return [1.0, 0.0]
    x, y = torch.tensor([r.logit for r in rows]), torch.tensor([r.right for r in rows])
    line = torch.tensor([1.0, 0.0], requires_grad=True)
    solver = torch.optim.LBFGS([line], max_iter=100)
    def closure():
        solver.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * x + line[1], y)
        loss.backward()
        return loss
    with torch.enable_grad():
        solver.step(closure)
    return [round(float(v), 4) for v in line.detach()]


def reliability(rows: list[Judged]) -> dict:
    """Confidence against the share that is right, in five bins, and the expected calibration error; each half of the documents is judged with the
    calibration of the other."""
    documents = sorted({r.document for r in rows})
    halves = [set(documents[::2]), set(documents[1::2])]
    pairs = []
    for mine, other in (halves, halves[::-1]):
        a, b = calibration([r for r in rows if r.document in other])
        pairs += [(1 / (1 + math.exp(-(a * r.logit + b))), r.right) for r in rows if r.document in mine]
    bins = [[pair for pair in pairs if low <= pair[0] < low + 0.2 or (low == 0.8 and pair[0] == 1)] for low in (0.0, 0.2, 0.4, 0.6, 0.8)]
    mean = lambda values: round(sum(values) / max(1, len(values)), 3)
    table = [{"events": len(b), "confidence": mean([c for c, _ in b]), "right": mean([r for _, r in b])} for b in bins]
    error = sum(row["events"] * abs(row["confidence"] - row["right"]) for row in table) / max(1, len(pairs))
    return {"table": table, "expectedCalibrationError": round(error, 3)}


def evaluate(model: Reader, documents: list[dict], labels: Labels) -> dict:
    thresholds = best_thresholds(model, documents, labels)
    counts: dict[str, Count] = {}
    for window, out in predictions(model, documents, labels):
        for name, pair in event_items(window, out, labels, thresholds).items():
            counts.setdefault(name, Count()).add(*pair)
    figures = {name: count.f1() for name, count in counts.items()} | pointer_accuracy(model, documents, labels)
    rows = judged_events(model, documents, labels, thresholds)
    return {"documents": len(documents), "thresholds": thresholds, "calibration": calibration(rows), "reliability": reliability(rows), "figures": figures}


def main() -> None:
    from .train import held_out

    labels = load_labels()
    model = Reader(labels)
    model.load_state_dict(torch.load(CHECKPOINT))
    result = evaluate(model, [d for d in read_corpus(CORPUS) if held_out(d["id"])], labels)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

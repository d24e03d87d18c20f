"""Figures on the held-out part of the corpus, head by head, and the thresholds and calibration that go into the manifest.

`python -m reader.evaluate` prints them for the trained checkpoint; the figures that count are those of the product on marked news
(bench/quality), where spans, rules and resolution take part.
"""
import json
import math

import torch

from .labels import Labels, load_labels
from .model import Reader
from .paths import CHECKPOINT, CORPUS, UD
from .treebank import treebank_windows
from .windows import IGNORE, corpus_windows, pad, read_corpus


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
        items[name] = ({(t, i) for t in gold for i in range(scores.shape[1]) if scores[t, i] > thresholds[name]},
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


def calibration(model: Reader, documents: list[dict], labels: Labels, threshold: float) -> list[float]:
    """[a, b] of sigmoid(a·logit(raw) + b): the chance that type and actor are right, from the raw score of the coder."""
    rows = []
    for window, out in predictions(model, documents, labels):
        p, arcs = out["types"].softmax(-1), out["arcs"].sigmoid()
        for w in range(window.first_new, len(window.starts)):
            if 1 - float(p[w, 0]) <= threshold:
                continue
            kind = int(p[w, 1:].argmax()) + 1
            found = [j for j in range(1, len(window.starts)) if window.sentence[j] == window.sentence[w] and arcs[0, w, j] > 0.5]
            gold = {j for t, j, label in window.marks["arcs"] if t == w and label == 0}
            sure = sum(float(arcs[0, w, j]) for j in found) / len(found) if found else 1 - float(arcs[0, w].max())
            raw = min(0.999, max(0.001, float(p[w, kind]) * sure))
            rows.append((math.log(raw / (1 - raw)), float(window.marks["types"][w] == kind and (bool(gold & set(found)) or gold == set(found)))))
    if len(rows) < 30:
        return [1.0, 0.0]
    x, y = torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows])
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


@torch.no_grad()
def attachment(model: Reader, name: str, labels: Labels, limit: int = 400) -> dict[str, float]:
    """Unlabelled and labelled attachment and part-of-speech accuracy on a treebank file, punctuation included."""
    model.eval()
    right = {"uas": 0, "las": 0, "pos": 0}
    asked = 0
    for window in treebank_windows(UD / f"{name}.conllu", labels)[:limit]:
        data = pad([window])
        out = model(data["pieces"], data["cases"], data["starts"])
        sentence = data["sentence"]
        same = (sentence[:, :, None] == sentence[:, None, :]) | (sentence[:, None, :] == -1)
        heads = out["heads"].masked_fill(~same, -1e4).argmax(-1)
        names = model.dependency_labels(out["middle"], heads).argmax(-1)[0]
        for w, gold in enumerate(window.marks["heads"]):
            if gold == IGNORE:
                continue
            asked += 1
            hit = int(heads[0, w]) == gold
            right["uas"] += hit
            right["las"] += hit and int(names[w]) == window.marks["names"][w]
            right["pos"] += int(out["pos"][0, w].argmax()) == window.marks["pos"][w]
    return {k: round(v / max(1, asked), 3) for k, v in right.items()}


def evaluate(model: Reader, documents: list[dict], labels: Labels) -> dict:
    thresholds = best_thresholds(model, documents, labels)
    counts: dict[str, Count] = {}
    for window, out in predictions(model, documents, labels):
        for name, pair in event_items(window, out, labels, thresholds).items():
            counts.setdefault(name, Count()).add(*pair)
    figures = {name: count.f1() for name, count in counts.items()} | pointer_accuracy(model, documents, labels)
    return {"documents": len(documents), "thresholds": thresholds, "calibration": calibration(model, documents, labels, thresholds["trigger"]), "figures": figures}


def main() -> None:
    from .train import held_out

    labels = load_labels()
    model = Reader(labels)
    model.load_state_dict(torch.load(CHECKPOINT))
    result = evaluate(model, [d for d in read_corpus(CORPUS) if held_out(d["id"])], labels)
    result["syntax"] = {name: attachment(model, name, labels) for name in ("ewt-test", "gum-test")}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

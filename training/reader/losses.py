"""What each head is punished for. All losses are means over the places where a head has something to say."""
import torch
import torch.nn.functional as F

from .labels import Labels
from .windows import IGNORE, Window

MODE_WEIGHT, CONTEXT_WEIGHT = 0.5, 0.3


def padded(rows: list[list[int]], width: int) -> torch.Tensor:
    return torch.tensor([list(r) + [IGNORE] * (width - len(r)) for r in rows])


def word_losses(out: dict, windows: list[Window], labels: Labels, width: int) -> dict[str, torch.Tensor]:
    """Types, kinds and forms of every word; the rest only at triggers and cues."""
    losses = {}
    for name, weight in (("types", 2.0), ("kinds", 1.0), ("forms", 0.5)):
        gold = padded([w.marks[name] for w in windows], width)
        # every word has a class, nearly always "none": the sum over words divided by the marked ones keeps rare classes audible
        loss = F.cross_entropy(out[name].transpose(1, 2), gold, ignore_index=IGNORE, reduction="sum")
        losses[name] = weight * loss / max(1, int((gold > 0).sum()))
    at = [(b, t) for b, w in enumerate(windows) for t in w.marks["ends"]]
    if at:
        rows = out["ends"][[b for b, _ in at], [t for _, t in at]]
        losses["ends"] = 0.3 * F.cross_entropy(rows, torch.tensor([windows[b].marks["ends"][t] for b, t in at]))
    for name, weight in (("flags", 4.0), ("modes", MODE_WEIGHT * 4), ("contexts", CONTEXT_WEIGHT * 4)):
        at = [(b, t) for b, w in enumerate(windows) for t in w.marks[name]]
        if not at:
            continue
        rows = out[name][[b for b, _ in at], [t for _, t in at]]
        gold = torch.zeros_like(rows)
        for i, (b, t) in enumerate(at):
            gold[i, windows[b].marks[name][t]] = 1
        losses[name] = weight * F.binary_cross_entropy_with_logits(rows, gold, reduction="sum") / len(at) / 3
    return losses


def arc_loss(out: dict, windows: list[Window], sentence: torch.Tensor, labels: Labels) -> torch.Tensor | None:
    """From every gold trigger to the words of its sentence."""
    total, count = out["arcs"].sum() * 0, 0
    for b, window in enumerate(windows):
        if not window.marks["triggers"]:
            continue
        rows = sorted(set(window.marks["triggers"]))
        gold = torch.zeros(len(rows), len(labels.arcs), sentence.shape[1])
        for trigger, word, label in window.marks["arcs"]:
            gold[rows.index(trigger), label, word] = 1
        same = (sentence[b][None, :] == sentence[b][rows][:, None])[:, None, :].expand_as(gold)
        scores = out["arcs"][b][:, rows].transpose(0, 1)
        total = total + F.binary_cross_entropy_with_logits(scores[same], gold[same], reduction="sum")
        count += len(rows)
    return total / count if count else None


def pointer_loss(out: dict, windows: list[Window], sentence: torch.Tensor) -> torch.Tensor | None:
    """Softmax over the words of the window; several right answers (antecedents) share the probability."""
    at = [(b, p, h, targets) for b, w in enumerate(windows) for p, h, targets in w.marks["pointers"]]
    if not at:
        return None
    scores = out["pointers"][[x[0] for x in at], [x[1] for x in at], [x[2] for x in at]]
    scores = scores.masked_fill((sentence == -2)[[x[0] for x in at]], -1e4).log_softmax(-1)
    losses = [-torch.logsumexp(scores[i, targets], 0) for i, (*_, targets) in enumerate(at)]
    return torch.stack(losses).mean()


def relation_loss(out: dict, windows: list[Window], sentence: torch.Tensor) -> torch.Tensor | None:
    """Between every two mentions of one sentence, "none" included."""
    rows, gold = [], []
    for b, window in enumerate(windows):
        marked = {(i, j): r for i, j, r in window.marks["relations"]}
        mentions = sorted(set(window.marks["mentions"]))
        for i in mentions:
            for j in mentions:
                if i != j and sentence[b, i] == sentence[b, j]:
                    rows.append((b, i, j))
                    gold.append(marked.get((i, j), 0))
    if not rows:
        return None
    b, i, j = (list(x) for x in zip(*rows))
    scores = out["relations"][b, :, i, j]
    target = torch.tensor(gold)
    return F.cross_entropy(scores, target, reduction="sum") / max(4, int((target > 0).sum())) * 0.5


def corpus_loss(out: dict, windows: list[Window], sentence: torch.Tensor, labels: Labels) -> dict[str, torch.Tensor]:
    losses = word_losses(out, windows, labels, sentence.shape[1])
    extra = {"arcs": arc_loss(out, windows, sentence, labels), "pointers": pointer_loss(out, windows, sentence),
             "relations": relation_loss(out, windows, sentence)}
    return losses | {name: loss for name, loss in extra.items() if loss is not None}

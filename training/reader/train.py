"""Trains the reader: `python -m reader.train`. All heads learn at once.

Seeds are fixed; on one machine with the same number of threads the same weights come out.
"""
import argparse
import json
import math
import random
import time
from pathlib import Path

import torch

from .evaluate import evaluate
from .labels import load_labels
from .losses import corpus_loss
from .model import Reader
from .paths import CHECKPOINT, CORPUS
from .windows import Window, corpus_windows, pad, read_corpus

BATCH_PIECES = 2048
REAL = 2  # marked news beside the repository is read twice an epoch: it is what the product meets, and there is little of it
HIDDEN_PIECES = 0.06  # share of pieces that a training window hides behind [MASK]: names and verbs must not be learnt by heart
MASK = 103


def held_out(document_id: str) -> bool:
    """Every tenth document, by a hash of its name that never changes, is kept for thresholds and calibration."""
    value = 0
    for c in document_id:
        value = (value * 31 + ord(c)) % 1_000_003
    return value % 10 == 0


def batches(windows: list[Window], rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, then the batches in random order."""
    ordered = sorted(windows, key=lambda w: (len(w.pieces) // 32, rng.random()))
    out, batch = [], []
    for window in ordered:
        if batch and (len(batch) + 1) * max(len(x.pieces) for x in [*batch, window]) > BATCH_PIECES:
            out.append(batch)
            batch = []
        batch.append(window)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def hide(pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Some pieces behind [MASK]; never the first, which is the root, nor the padding."""
    hidden = (torch.rand(pieces.shape) < HIDDEN_PIECES) & (mask == 1)
    hidden[:, 0] = False
    return torch.where(hidden, torch.full_like(pieces, MASK), pieces)


def optimizer_of(model: Reader, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """The word table stays as it is: it is most of Adam's work and most of what can be overfitted."""
    model.encoder.words.weight.requires_grad_(False)
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": heads, "lr": head_rate}], weight_decay=0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--corpus-share", type=float, default=1.0, help="part of the training documents to use (learning curve)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--all", action="store_true", help="train on the held-out part too (never for figures)")
    parser.add_argument("--start", help="go on from this checkpoint instead of the base weights (give a lower --rate)")
    parser.add_argument("--out", default=str(CHECKPOINT))
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    labels = load_labels()
    documents = read_corpus(CORPUS)
    test = [d for d in documents if held_out(d["id"])]
    train = [d for d in documents if options.all or not held_out(d["id"])]
    rng.shuffle(train)
    train = train[: math.ceil(len(train) * options.corpus_share)]
    model = Reader(labels)
    model.encoder.load_base()
    if options.start:
        model.load_state_dict(torch.load(options.start))
    optimizer = optimizer_of(model, options.rate, options.head_rate)
    per_epoch = len(batches([w for d in train for _ in range(REAL if d["real"] else 1) for w in corpus_windows(d, labels)], random.Random(0)))
    total = per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / max(1, 0.08 * total)) * max(0.02, 1 - step / (total + 1)))
    print(f"{len(train)} documents to train on, {len(test)} held out, {total} steps", flush=True)
    began = time.time()
    for epoch in range(options.epochs):
        model.train()
        sums: dict[str, float] = {}
        turns = [d for d in train for _ in range(REAL if d["real"] else 1)]
        windows = [w for d in turns for w in corpus_windows(d, labels, rng.randrange(min(3, len(d["sentences"]))))]
        for batch in batches(windows, rng):
            data = pad(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(hide(data["pieces"], data["mask"]), data["cases"], data["starts"], data["mask"])
            losses = corpus_loss({k: v.float() for k, v in out.items()}, batch, data["sentence"], labels)
            loss = sum(losses.values())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
        shown = " ".join(f"{k} {v / max(1, per_epoch):.3f}" for k, v in sums.items())
        print(f"epoch {epoch + 1}/{options.epochs} {time.time() - began:.0f}s {shown}", flush=True)
        if epoch % 6 == 5 and epoch + 1 < options.epochs:
            print("  held out:", json.dumps(evaluate(model, test, labels)["figures"]), flush=True)
    torch.save(model.state_dict(), options.out)
    figures = evaluate(model, test, labels)
    print("held out:", json.dumps(figures["figures"]), flush=True)
    Path(options.out).with_suffix(".json").write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()

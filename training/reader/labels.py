"""The closed sets that the heads choose from. Those of the codebook come from `npm run corpus:compile`."""
import json
from dataclasses import dataclass, field

from .paths import LABELS


@dataclass(frozen=True)
class Labels:
    types: list[str]
    modes: list[str]  # "TYPE.mode"
    contexts: list[str]
    flags: list[str]
    kinds: list[str]
    forms: list[str]
    relations: list[str]
    ends: list[str] = field(default_factory=lambda: ["1", "2", "3", "4", "5"])  # words in a trigger or cue
    arcs: list[str] = field(default_factory=lambda: ["actor", "recipient", "place", "time", "said_by", "cue"])
    pointers: list[str] = field(default_factory=lambda: ["left", "right", "antecedent", "speaker", "content_start", "content_end"])

    def word_sizes(self) -> dict[str, int]:
        names = ("types", "ends", "flags", "modes", "contexts", "kinds", "forms")
        return {name: len(getattr(self, name)) for name in names}


def load_labels() -> Labels:
    return Labels(**json.loads(LABELS.read_text("utf-8")))

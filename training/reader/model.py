"""The reader: encoder, word vectors (first piece of each word, [CLS] for the root), heads for single words and for pairs of words."""
import math

import torch
import torch.nn.functional as F
from torch import nn

from .encoder import HIDDEN, Encoder
from .labels import Labels

REACH = 40  # distances between two words beyond this are one distance


class WordHead(nn.Module):
    """Scores of several label sets for every word: [batch × words × labels]."""

    def __init__(self, sizes: dict[str, int], inner: int = HIDDEN):
        super().__init__()
        self.sizes = sizes
        self.inner = nn.Linear(HIDDEN, inner)
        self.scores = nn.Linear(inner, sum(sizes.values()))
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: torch.Tensor) -> dict[str, torch.Tensor]:
        scores = self.scores(self.dropout(F.gelu(self.inner(words))))
        return dict(zip(self.sizes, scores.split(list(self.sizes.values()), dim=-1)))


class PairHead(nn.Module):
    """Scores of several relations between every two words, biaffine with a bias for their distance: [batch × labels × from × to]."""

    def __init__(self, labels: int, width: int):
        super().__init__()
        self.labels, self.width = labels, width
        self.source = nn.Linear(HIDDEN, labels * width)
        self.target = nn.Linear(HIDDEN, labels * width)
        self.weight = nn.Linear(HIDDEN, labels)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1, labels))
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        b, w, _ = words.shape
        words = self.dropout(words)
        split = lambda t: t.view(b, w, self.labels, self.width).transpose(1, 2)
        scores = split(self.source(words)) @ split(self.target(words)).transpose(-1, -2) / math.sqrt(self.width)
        place = torch.arange(w, device=words.device)
        apart = (place[None, :] - place[:, None]).clamp(-REACH, REACH) + REACH
        return scores + self.distance[apart].permute(2, 0, 1)[None] + self.weight(words).transpose(1, 2)[:, :, None, :]


class Reader(nn.Module):
    def __init__(self, labels: Labels, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.words = WordHead(labels.word_sizes())
        self.pointers = PairHead(len(labels.pointers), 64)
        self.arcs = PairHead(len(labels.arcs), 96)
        self.relations = PairHead(len(labels.relations), 32)
        self.start_with_nothing()

    def start_with_nothing(self) -> None:
        """Nearly every word and pair is "none": the heads begin there instead of spending the first epochs on learning it."""
        with torch.no_grad():
            at = 0
            for name, size in self.words.sizes.items():
                if name in ("types", "kinds", "forms"):
                    self.words.scores.bias[at] = 3.0
                elif name != "ends":
                    self.words.scores.bias[at : at + size] = -3.0
                at += size
            self.arcs.weight.bias.fill_(-3.5)
            self.relations.weight.bias[0] = 4.0

    def forward(self, pieces, cases, starts, mask=None) -> dict[str, torch.Tensor]:
        states = self.encoder(pieces, cases, mask)
        words = states[-1].gather(1, starts[:, :, None].expand(-1, -1, HIDDEN))
        out = self.words(words)
        out["pointers"], out["arcs"], out["relations"] = self.pointers(words), self.arcs(words), self.relations(words)
        return out

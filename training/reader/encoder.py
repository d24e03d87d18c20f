"""MiniLM as a plain module, written so that every weight multiplication exports as MatMul (which int8 needs).

The vocabulary is uncased; the case of each piece comes in through the token-type table, which has five rows
here (lower, Title, UPPER, miXed, digits), all of them starting as the base model's first row.
"""
import math

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from .base import base_folder

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
CASES = ["lower", "title", "upper", "mixed", "digits"]


class Layer(nn.Module):
    def __init__(self, dropout: float):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        b, p, _ = x.shape
        split = lambda t: t.view(b, p, HEADS, HIDDEN // HEADS).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS)
        if bias is not None:
            scores = scores + bias
        mixed = self.dropout(scores.softmax(-1)) @ v
        x = self.norm1(x + self.dropout(self.output(mixed.transpose(1, 2).reshape(b, p, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces in [batch × pieces], the hidden state of every layer out, each [batch × pieces × 384]."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.cases = nn.Embedding(len(CASES), HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor | None = None) -> list[torch.Tensor]:
        position = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.cases(cases) + self.positions(position)))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def load_base(self) -> None:
        weights = load_file(str(base_folder() / "model.safetensors"))
        weights = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
        put = lambda parameter, name: parameter.data.copy_(weights[name])
        put(self.words.weight, "embeddings.word_embeddings.weight")
        put(self.positions.weight, "embeddings.position_embeddings.weight")
        self.cases.weight.data.copy_(weights["embeddings.token_type_embeddings.weight"][0].expand(len(CASES), HIDDEN))
        put(self.norm.weight, "embeddings.LayerNorm.weight")
        put(self.norm.bias, "embeddings.LayerNorm.bias")
        names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                 "output": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}
        for i, layer in enumerate(self.layers):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    put(getattr(getattr(layer, mine), part), f"encoder.layer.{i}.{theirs}.{part}")

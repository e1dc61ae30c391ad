"""tasks: 4
de: Dieselbe Lage wird n_layers-mal benutzt. Jede Lage soll eigene Gewichte haben.
en: The same layer is used n_layers times. Each layer is to have weights of its own.
"""

import torch
from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        block = TransformerBlock(d_model, n_heads)
        self.blocks = nn.Sequential(*[block] * n_layers)
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        return self.head(self.blocks(x))

"""tasks: 4
de: n_layers wird nicht benutzt: es gibt immer nur eine Lage.
en: n_layers is not used: there is always one layer only.
"""

import torch
from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        self.blocks = TransformerBlock(d_model, n_heads)
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        return self.head(self.blocks(x))

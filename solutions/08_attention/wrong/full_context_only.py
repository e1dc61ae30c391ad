"""tasks: 4
shows: error
de: forward verlangt genau `context` Buchstaben. Auch kürzere Texte sind erlaubt: nimm nur die ersten T Positionen.
en: forward demands exactly `context` letters. Shorter texts are allowed as well: use the first T positions only.
"""

import torch
from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        self.blocks = nn.Sequential(*[TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx) + self.positions
        return self.head(self.blocks(x))

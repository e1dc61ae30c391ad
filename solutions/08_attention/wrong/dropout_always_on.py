"""tasks: 4, 5
de: Dropout wirkt auch nach eval(). Nimm nn.Dropout als Teil des Modells, oder F.dropout mit training=self.training.
en: Dropout acts after eval() as well. Use nn.Dropout as a part of the model, or F.dropout with training=self.training.
"""

import torch
from torch import nn
from torch.nn import functional as F


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        self.blocks = nn.Sequential(*[TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = F.dropout(self.letters(idx) + self.positions[: idx.shape[1]], 0.1)
        return self.head(self.blocks(x))

"""tasks: 4, 5
de: forward gibt Wahrscheinlichkeiten zurück statt Logits. Die Kreuzentropie rechnet den Softmax selbst; doppelt lernt
    das Modell kaum.
en: forward returns probabilities instead of logits. The cross-entropy computes the softmax itself; twice the model
    hardly learns.
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
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        return torch.softmax(self.head(self.blocks(x)), dim=-1)

"""tasks: 4
shows: error
de: Die Positionen sind ein gewöhnlicher Tensor und bleiben auf der CPU, wenn das Modell umzieht: nimm nn.Parameter
    oder register_buffer.
en: The positions are an ordinary tensor and stay on the CPU when the model moves: use nn.Parameter or
    register_buffer.
"""

import torch
from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = torch.randn(context, d_model)
        self.blocks = nn.Sequential(*[TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        return self.head(self.blocks(x))

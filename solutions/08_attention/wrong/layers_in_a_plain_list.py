"""tasks: 4
de: Die Lagen stehen in einer gewöhnlichen Liste. Dann kennt sie weder der Optimierer noch .to(device): nimm
    nn.ModuleList oder nn.Sequential.
en: The layers are in a plain list. Then neither the optimiser nor .to(device) knows them: use nn.ModuleList or
    nn.Sequential.
"""

import torch
from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        self.blocks = [TransformerBlock(d_model, n_heads) for _ in range(n_layers)]
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        for block in self.blocks:
            x = block(x)
        return self.head(x)

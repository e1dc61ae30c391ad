"""tasks: 4, 5
de: Die Positionen fehlen: das Modell weiß, welche Buchstaben da waren, aber nicht wo.
en: The positions are missing: the model knows which letters were there, but not where.
"""

from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.blocks = nn.Sequential(*[TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx):
        x = self.letters(idx)
        return self.head(self.blocks(x))

"""tasks: 4, 5
de: Dein Modell besteht nur aus Einbettung und Ausgabe: Jede Stelle sieht nur ihren eigenen Buchstaben. Dazwischen
    gehören n_layers Lagen mit Attention.
en: Your model consists of embedding and output only: every position sees its own letter alone. n_layers layers with
    attention belong in between.
"""

from torch import nn


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.letters = nn.Embedding(vocab_size, d_model)
        self.head = nn.Linear(d_model, vocab_size)

    def forward(self, idx):
        return self.head(self.letters(idx))

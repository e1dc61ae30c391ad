"""tasks: 4
de: In deinem Modell ist keine Norm. Sie gehört in jede Lage, vor oder nach jede der beiden Hälften, und vor die
    Ausgabe: Ohne sie werden die Zahlen von Lage zu Lage größer.
en: There is no norm in your model. It belongs in every layer, before or after each of its two halves, and before the
    output: without it the numbers grow from layer to layer.
"""

from torch import nn


class TransformerBlock(TransformerBlock):
    def __init__(self, d_model, n_heads):
        super().__init__(d_model, n_heads)
        self.attention_norm = nn.Identity()
        self.feed_forward = self.feed_forward[1:]


class LetterTransformer(LetterTransformer):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__(vocab_size, context, d_model, n_heads, n_layers)
        self.head = nn.Linear(d_model, vocab_size)

"""tasks: 4, 5
de: Die Norm mittelt auch über die Positionen. So verrät sie etwas über spätere Buchstaben. Normiert wird jede
    Position für sich, über ihre D Merkmale.
en: The norm averages over the positions as well. That gives something away about later letters. Each position is
    normalised on its own, over its D features.
"""

from torch import nn


class TransformerBlock(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.n_heads = n_heads
        self.attention_norm = nn.LayerNorm(d_model)
        self.in_proj = nn.Linear(d_model, 3 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)
        self.feed_forward = nn.Sequential(
            nn.LayerNorm(d_model), nn.Linear(d_model, 4 * d_model), nn.ReLU(), nn.Linear(4 * d_model, d_model)
        )

    def forward(self, x):
        projections = (self.in_proj.weight, self.in_proj.bias, self.out_proj.weight, self.out_proj.bias)
        y = nn.functional.layer_norm(x, x.shape[1:])
        x = x + multi_head_self_attention(y, *projections, n_heads=self.n_heads, causal=True)
        return x + self.feed_forward(x)

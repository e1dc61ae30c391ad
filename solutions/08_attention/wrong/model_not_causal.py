"""tasks: 4, 5
de: Die Attention im Transformer läuft ohne kausale Maske: das Modell sieht den Buchstaben, den es vorhersagen soll.
en: The attention in the transformer runs without causal mask: the model sees the letter it is to predict.
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
        x = x + multi_head_self_attention(self.attention_norm(x), *projections, n_heads=self.n_heads, causal=False)
        return x + self.feed_forward(x)

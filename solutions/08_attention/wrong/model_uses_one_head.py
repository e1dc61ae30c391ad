"""tasks: 4
de: Der Transformer rechnet immer mit einem einzigen Kopf: n_heads kommt bei der Attention nicht an.
en: The transformer always works with a single head: n_heads does not arrive at the attention.
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
        x = x + multi_head_self_attention(self.attention_norm(x), *projections, n_heads=1, causal=True)
        return x + self.feed_forward(x)

"""tasks: 4, 5
de: Die Attention läuft über die Texte des Stapels statt über die Positionen: hier steht der Stapel vorn, (N, T, D).
en: The attention runs over the texts of the batch instead of the positions: the batch comes first here, (N, T, D).
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
        y = self.attention_norm(x).transpose(0, 1)
        y = multi_head_self_attention(y, *projections, n_heads=self.n_heads, causal=True)
        x = x + y.transpose(0, 1)
        return x + self.feed_forward(x)

"""tasks: 4
de: In deinen Lagen wirkt nur die Attention: Das Feed-forward-Netz fehlt oder ist nicht angeschlossen. Nach der
    Attention kommt x + W₂ max(0, W₁ Norm(x) + b₁) + b₂.
en: Only attention has an effect in your layers: the feed-forward net is missing or not connected. After the attention
    comes x + W₂ max(0, W₁ norm(x) + b₁) + b₂.
"""


class TransformerBlock(TransformerBlock):
    def forward(self, x):
        projections = (self.in_proj.weight, self.in_proj.bias, self.out_proj.weight, self.out_proj.bias)
        return x + multi_head_self_attention(self.attention_norm(x), *projections, n_heads=self.n_heads, causal=True)

"""tasks: 3
de: Zur Ausgabe ist x addiert. Die Residualverbindung kommt erst im Transformer dazu, nicht in dieser Funktion.
en: x has been added to the output. The residual connection comes with the transformer only, not in this function.
"""


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return x + out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

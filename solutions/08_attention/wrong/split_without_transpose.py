"""tasks: 3, 4, 5
de: Beim Aufteilen in Köpfe fehlt das Vertauschen der Achsen: reshape(N, h, T, D/h) mischt Positionen und Merkmale.
    Erst reshape(N, T, h, D/h), dann transpose(1, 2).
en: The axes are not swapped when splitting into heads: reshape(N, h, T, D/h) mixes positions and features. First
    reshape(N, T, h, D/h), then transpose(1, 2).
"""


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = [part.reshape(N, n_heads, T, D // n_heads) for part in projected.chunk(3, dim=-1)]
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

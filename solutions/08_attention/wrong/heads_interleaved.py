"""tasks: 3
de: Ein Kopf bekommt jedes h-te Merkmal. Verlangt sind zusammenhängende Stücke: Kopf j besitzt die Merkmale j·D/h bis
    (j+1)·D/h.
en: A head gets every h-th feature. Contiguous pieces are asked for: head j owns the features j·D/h up to (j+1)·D/h.
"""


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = projected.reshape(N, T, 3, D // n_heads, n_heads).permute(2, 0, 4, 1, 3)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.permute(0, 2, 3, 1).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

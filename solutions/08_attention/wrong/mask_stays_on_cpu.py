"""tasks: 3, 4
shows: error
de: Die Maske liegt auf der CPU, die Zahlen vielleicht nicht: causal_mask(T).to(x.device).
en: The mask is on the CPU, the numbers may not be: causal_mask(T).to(x.device).
"""


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    mask = causal_mask(T) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

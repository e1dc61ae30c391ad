"""tasks: 3
de: Du teilst erst in Köpfe und dann jeden Kopf in Q, K, V. Hier liegen außen die drei Blöcke W_Q, W_K, W_V, und jeder
    von ihnen enthält alle Köpfe: erst chunk(3), dann die Köpfe.
en: You split into heads first and then every head into Q, K, V. Here the three blocks W_Q, W_K, W_V are outermost,
    and each of them holds all heads: first chunk(3), then the heads.
"""


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    q, k, v = projected.reshape(N, T, n_heads, 3 * D // n_heads).transpose(1, 2).chunk(3, dim=-1)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(q, k, v, mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

"""tasks: 3
de: Q, K und V entstehen aus x @ W statt aus x @ Wᵀ. Weil die Blöcke quadratisch sind, fällt das an der Form nicht
    auf.
en: Q, K and V come from x @ W instead of x @ Wᵀ. As the blocks are square, the shape does not show it.
"""

import torch


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = torch.cat([x @ block for block in in_proj_weight.chunk(3)], dim=-1) + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

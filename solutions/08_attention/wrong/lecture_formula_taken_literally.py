"""tasks: 3, 4, 5
de: Du rechnest W @ x wie auf der Folie (Q = W^Q X). Dort stehen die Vektoren in Spalten, hier in Zeilen: Q = X Wᵀ.
    Bei T = D merkt man es an der Form nicht.
en: You compute W @ x as on the slide (Q = W^Q X). There the vectors are columns, here they are rows: Q = X Wᵀ. With T
    = D the shape does not show it.
"""

import torch


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    blocks = [in_proj_weight[i * D : (i + 1) * D] @ x for i in range(3)]
    projected = torch.cat(blocks, dim=-1) + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

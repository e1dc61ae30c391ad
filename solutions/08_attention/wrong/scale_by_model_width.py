"""tasks: 3
de: Jeder Kopf teilt durch √D statt durch √(D/h). Ein Schlüssel eines Kopfes hat nur D/h Zahlen.
en: Every head divides by √D instead of √(D/h). A key of one head has D/h numbers only.
"""

import math


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0] / math.sqrt(n_heads), heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias

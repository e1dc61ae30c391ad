"""tasks: 1, 4
de: exp läuft bei großen Punktzahlen über (inf/inf = NaN). Ziehe vorher von jeder Zeile ihr Maximum ab, oder nimm
    torch.softmax.
en: exp overflows for large scores (inf/inf = NaN). Subtract the maximum of every row first, or use torch.softmax.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.exp(scores)
    weights = weights / weights.sum(dim=-1, keepdim=True)
    return weights @ V, weights

"""tasks: 1
de: Q /= … verändert den Tensor des Aufrufers. Rechne einen neuen aus: Q / ….
en: Q /= … changes the caller's tensor. Compute a new one: Q / ….
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    Q /= math.sqrt(Q.shape[-1])
    scores = Q @ K.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

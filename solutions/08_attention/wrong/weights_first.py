"""tasks: 1, 3, 4, 5
de: Die beiden Ergebnisse sind vertauscht: erst out, dann die Gewichte.
en: The two results are swapped: first out, then the weights.
"""

import math

import torch


def attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights


def scaled_dot_product_attention(Q, K, V, mask=None):
    out, weights = attention(Q, K, V, mask)
    return weights, out

"""tasks: 1, 3, 4, 5
shows: error
de: K.T dreht alle Achsen um. Mit führenden Dimensionen sollen nur die beiden letzten vertauscht werden:
    K.transpose(-2, -1).
en: K.T reverses all axes. With leading dimensions only the last two are to be swapped: K.transpose(-2, -1).
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.permute(*range(K.dim() - 1, -1, -1)) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

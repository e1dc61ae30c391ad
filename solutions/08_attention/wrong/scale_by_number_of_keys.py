"""tasks: 1, 3, 4
de: Du teilst durch die Wurzel aus der Zahl der Schlüssel. Es zählt die Länge d_k eines Schlüssels, also die letzte
    Dimension.
en: You divide by the root of the number of keys. The length d_k of a key counts, that is, the last dimension.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(K.shape[-2])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

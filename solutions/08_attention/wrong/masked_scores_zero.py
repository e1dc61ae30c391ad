"""tasks: 1, 3, 4, 5
de: Maskierte Punktzahlen werden auf 0 gesetzt. Das ist eine ganz gewöhnliche Punktzahl: exp(0) = 1 bekommt Gewicht.
    Es muss −∞ sein.
en: Masked scores are set to 0. That is a quite ordinary score: exp(0) = 1 gets weight. It must be −∞.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, 0.0)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

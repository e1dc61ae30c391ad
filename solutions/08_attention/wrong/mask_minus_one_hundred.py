"""tasks: 1
de: Von maskierten Punktzahlen ziehst du nur 100 ab. Das Gewicht wird sehr klein, aber nicht genau 0, und bei großen
    Punktzahlen reicht es gar nicht. Nimm −∞.
en: You only subtract 100 from masked scores. The weight becomes very small but not exactly 0, and for large scores it
    is not enough at all. Take −∞.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores - 100.0 * ~mask
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

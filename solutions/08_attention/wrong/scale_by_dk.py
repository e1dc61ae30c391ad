"""tasks: 1, 3
de: Du teilst die Punktzahlen durch d_k selbst. Verlangt ist die Wurzel: √d_k.
en: You divide the scores by d_k itself. The root is asked for: √d_k.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / Q.shape[-1]
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

"""tasks: 1, 3
de: Die Punktzahlen werden nicht durch √d_k geteilt. Ohne das werden sie mit wachsendem d_k immer größer, und der
    Softmax wählt fast nur noch einen Schlüssel aus.
en: The scores are not divided by √d_k. Without that they grow with d_k, and the softmax picks hardly more than one
    key.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

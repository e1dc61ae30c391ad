"""tasks: 1, 3, 4, 5
de: Du setzt die Gewichte erst nach dem Softmax auf 0. Dann summieren sich die Zeilen nicht mehr zu 1. Maskiere die
    Punktzahlen vor dem Softmax.
en: You set the weights to 0 after the softmax only. Then the rows no longer sum to 1. Mask the scores before the
    softmax.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights * mask
    return weights @ V, weights

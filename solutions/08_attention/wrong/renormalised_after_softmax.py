"""tasks: 1, 4
de: Du maskierst nach dem Softmax und teilst durch die neue Summe. Steht die größte Punktzahl an einer maskierten
    Stelle, sind alle anderen schon auf 0 gerundet, und 0/0 ist NaN. Maskiere vor dem Softmax.
en: You mask after the softmax and divide by the new sum. If the largest score is at a masked place, all the others
    have been rounded to 0 already, and 0/0 is NaN. Mask before the softmax.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights * mask
        weights = weights / weights.sum(dim=-1, keepdim=True)
    return weights @ V, weights

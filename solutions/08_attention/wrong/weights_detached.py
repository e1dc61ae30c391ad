"""tasks: 1, 3
de: Die Gewichte sind vom Gradienten abgeschnitten (detach, no_grad, .data oder ein Umweg über numpy): Q und K könnten
    nichts lernen.
en: The weights are cut off from the gradient (detach, no_grad, .data or a detour through numpy): Q and K could not
    learn anything.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1).detach()
    return weights @ V, weights

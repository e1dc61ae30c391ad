"""tasks: 1, 3, 4, 5
de: Die Maske wirkt verkehrt herum. Hier heißt True „darf hinsehen“; in torch.nn.MultiheadAttention ist es gerade
    umgekehrt.
en: The mask works the wrong way round. Here True means “may attend”; in torch.nn.MultiheadAttention it is the
    opposite.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

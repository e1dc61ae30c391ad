"""tasks: 1, 3, 4
shows: error
de: Ein Tensor, den du unterwegs anlegst (etwa torch.FloatTensor([d_k])), liegt auf der CPU, die Eingabe vielleicht
    nicht. Für √d_k genügt eine Zahl: math.sqrt(Q.shape[-1]).
en: A tensor that you make on the way (torch.FloatTensor([d_k]), say) is on the CPU, the input may not be. A number
    is enough for √d_k: math.sqrt(Q.shape[-1]).
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / torch.sqrt(torch.FloatTensor([Q.shape[-1]]))
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights

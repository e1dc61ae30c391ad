"""tasks: 1, 3, 4, 5
de: Der Softmax läuft über die Anfragen statt über die Schlüssel. Jede Zeile der Gewichte muss sich zu 1 summieren,
    das ist dim=-1.
en: The softmax runs over the queries instead of the keys. Every row of the weights must sum to 1, which is dim=-1.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-2)
    return weights @ V, weights

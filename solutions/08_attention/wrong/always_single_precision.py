"""tasks: 1, 3
de: Das Ergebnis ist immer float32. Der Datentyp folgt der Eingabe: float64 hinein, float64 heraus.
en: The result is always float32. The dtype follows the input: float64 in, float64 out.
"""

import math

import torch


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores.float(), dim=-1)
    return weights @ V.float(), weights

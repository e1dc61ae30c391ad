"""tasks: 4
de: tag_logits gibt bei dir Wahrscheinlichkeiten zurück. Die Sigmoidfunktion steckt schon im Verlust; hier kommt v · h
    + a heraus.
en: Your tag_logits returns probabilities. The sigmoid is already part of the loss; what comes out here is v · h + a.
"""

import torch
import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, forward[0].shape[1]).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return torch.sigmoid(h @ v + a)

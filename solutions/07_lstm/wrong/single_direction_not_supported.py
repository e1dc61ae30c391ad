"""tasks: 4
shows: error
de: Mit backward = None (nur eine Richtung) bricht deine Funktion ab. Nimm dann lstm statt bilstm.
en: With backward = None (one direction only) your function breaks. Use lstm instead of bilstm then.
"""

import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, forward[0].shape[1]).to(v.dtype)
    h = bilstm(x, forward, backward)
    return h @ v + a

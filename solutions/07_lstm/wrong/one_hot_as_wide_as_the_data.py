"""tasks: 4
shows: error
de: Die Breite deiner One-hot-Codierung hängt davon ab, welche Zeichen vorkommen. Sie steht fest: D = W.shape[1].
en: The width of your one-hot code depends on which tokens occur. It is fixed: D = W.shape[1].
"""

import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return h @ v + a

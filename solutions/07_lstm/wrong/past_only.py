"""tasks: 4
de: Deine Logits nehmen nur die Vorwärtsrichtung, auch wenn backward gegeben ist. Dann sieht das Netz das nächste
    Zeichen nie.
en: Your logits use the forward direction only, even when backward is given. The network then never sees the next
    token.
"""

import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, forward[0].shape[1]).to(v.dtype)
    h = lstm(x, *forward)[0]
    return h @ v[: h.shape[2]] + a

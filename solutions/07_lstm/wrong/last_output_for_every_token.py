"""tasks: 4
de: Du beantwortest jede Stelle mit der letzten Ausgabe der Folge. Zu jedem Zeichen gehört seine eigene Ausgabe h[t].
en: You answer every position with the last output of the sequence. Every token has its own output h[t].
"""

import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, forward[0].shape[1]).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return (h[-1] @ v + a).expand(tokens.shape)

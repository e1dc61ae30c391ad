"""tasks: 3, 4
de: Die Ausgaben der Rückwärtsrichtung stehen bei dir in umgekehrter Zeit. Drehe sie zurück, damit Zeile t zu x[t]
    gehört.
en: The outputs of your backward direction stand in reversed time. Flip them back, so that row t belongs to x[t].
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x.flip(0), *backward)
    return torch.cat([ahead, back], dim=2)

"""tasks: 3, 4
de: Die Rückwärtsrichtung beginnt bei dir mit dem letzten Zustand der Vorwärtsrichtung. Beide beginnen mit Nullen.
en: Your backward direction begins with the last state of the forward direction. Both begin with zeros.
"""

import torch


def bilstm(x, forward, backward):
    ahead, (h, c) = lstm(x, *forward)
    back, _ = lstm(x.flip(0), *backward, h, c)
    return torch.cat([ahead, back.flip(0)], dim=2)

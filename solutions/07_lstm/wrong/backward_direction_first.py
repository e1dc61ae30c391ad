"""tasks: 3, 4
de: Bei dir steht die Rückwärtsrichtung vorn. Die ersten H Spalten gehören zu forward.
en: Your backward direction comes first. The first H columns belong to forward.
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x.flip(0), *backward)
    return torch.cat([back.flip(0), ahead], dim=2)

"""tasks: 3, 4
de: Beide Richtungen benutzen bei dir die Gewichte von forward. Die Rückwärtsrichtung hat ihre eigenen: backward.
en: Both of your directions use the weights of forward. The backward direction has its own: backward.
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x.flip(0), *forward)
    return torch.cat([ahead, back.flip(0)], dim=2)

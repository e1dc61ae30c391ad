"""tasks: 3, 4
de: Beide Schichten lesen bei dir von vorn nach hinten. Die zweite soll die Folge von hinten lesen, umgekehrt in der
    Zeit: x.flip(0).
en: Both of your layers read from front to back. The second one is to read the sequence from the end: x.flip(0).
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x, *backward)
    return torch.cat([ahead, back], dim=2)

"""tasks: 3, 4
de: Du hängst an jede Stelle die letzte Ausgabe der Rückwärtsrichtung. Zur Zeit t gehört die Ausgabe für x[t].
en: You attach the last output of the backward direction to every position. To time t belongs its output for x[t].
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    _, (last, _) = lstm(x.flip(0), *backward)
    return torch.cat([ahead, last.expand_as(ahead)], dim=2)

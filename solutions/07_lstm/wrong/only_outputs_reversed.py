"""tasks: 3, 4
de: Du drehst die Ausgaben um, aber nicht die Eingaben: Die zweite Schicht muss die umgekehrte Folge lesen.
en: You flip the outputs but not the inputs: the second layer has to read the reversed sequence.
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x, *backward)
    return torch.cat([ahead, back.flip(0)], dim=2)

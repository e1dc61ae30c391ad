"""tasks: 3, 4
de: Du drehst die Merkmale um statt der Zeit (flip(-1)). Die Zeit ist die Achse 0: x.flip(0).
en: You reverse the features instead of time (flip(-1)). Time is axis 0: x.flip(0).
"""

import torch


def bilstm(x, forward, backward):
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x.flip(2), *backward)
    return torch.cat([ahead, back.flip(2)], dim=2)

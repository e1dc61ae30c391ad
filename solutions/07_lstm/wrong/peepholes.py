"""tasks: 1, 2, 3, 4, 5
de: Deine Tore sehen den Zellzustand (Peepholes). Diese Variante kommt hier nicht vor: Die Tore sehen nur x und h.
en: Your gates see the cell state (peepholes). That variant does not occur here: the gates see x and h only.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    new_c = torch.sigmoid(f + c) * c + torch.sigmoid(i + c) * torch.tanh(z)
    return torch.sigmoid(o + new_c) * torch.tanh(new_c), new_c

"""tasks: 1, 2, 3, 4, 5
de: h entsteht bei dir aus dem alten Zellzustand. Rechne zuerst das neue c aus und daraus h = o · tanh(c).
en: Your h is made from the old cell state. Compute the new c first and from it h = o · tanh(c).
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    h = torch.sigmoid(o) * torch.tanh(c)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return h, c

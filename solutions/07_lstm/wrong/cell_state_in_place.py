"""tasks: 1, 2, 3, 4, 5
de: Du veränderst den übergebenen Zellzustand (c *= …). Er gehört dem Aufrufer: Lege mit c = f * c + … einen neuen an.
en: You change the cell state that was passed in (c *= …). It belongs to the caller: make a new one, c = f * c + ….
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c *= torch.sigmoid(f)
    c += torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

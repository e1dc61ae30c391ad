"""tasks: 1, 2, 3, 4, 5
de: Dein Vergessenstor wirkt verkehrt herum (1 − f). f = 1 heißt behalten: c = i · z + f · c.
en: Your forget gate acts the wrong way round (1 − f). f = 1 means keep: c = i · z + f · c.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = (1 - torch.sigmoid(f)) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

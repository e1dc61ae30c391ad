"""tasks: 1, 2, 3, 4, 5
de: Du addierst beim Vergessenstor noch eine 1. Als Startwert von b ist das üblich, in der Zelle selbst aber steht nur,
    was in b steht.
en: You add a 1 at the forget gate. It is a usual start value of b, but in the cell itself there is only what is in b.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(i) * torch.tanh(z) + torch.sigmoid(f + 1) * c
    return torch.sigmoid(o) * torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: Eingabe- und Vergessenstor sind vertauscht: f gehört zum alten Zellzustand, i zur neuen Eingabe z.
en: Input gate and forget gate are swapped: f belongs to the old cell state, i to the new input z.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(i) * c + torch.sigmoid(f) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

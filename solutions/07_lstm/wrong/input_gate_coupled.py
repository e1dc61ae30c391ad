"""tasks: 1, 2, 3, 4, 5
de: Du nimmst 1 − f als Eingabetor. Das ist eine Variante mit gekoppelten Toren; hier hat i seinen eigenen Block.
en: You use 1 − f as the input gate. That is a variant with coupled gates; here i has a block of its own.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    f = torch.sigmoid(f)
    c = f * c + (1 - f) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

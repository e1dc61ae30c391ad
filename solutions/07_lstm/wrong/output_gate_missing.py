"""tasks: 1, 2, 3, 4, 5
de: Das Ausgabetor fehlt: h = tanh(c) gibt den Zellzustand immer ganz preis. Richtig ist h = o · tanh(c).
en: The output gate is missing: h = tanh(c) always shows all of the cell state. Right is h = o · tanh(c).
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: Die Ausgabe ist bei dir o · c. Vor dem Ausgabetor geht der Zellzustand durch tanh: h = o · tanh(c).
en: Your output is o · c. Before the output gate the cell state passes through tanh: h = o · tanh(c).
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * c, c

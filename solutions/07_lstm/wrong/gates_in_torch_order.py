"""tasks: 1, 2, 3, 4, 5
de: Deine Zeilenblöcke stehen in der Reihenfolge von torch.nn.LSTM (i, f, z, o). Hier kommt z zuerst: z, i, f, o.
en: Your row blocks come in the order of torch.nn.LSTM (i, f, z, o). Here z comes first: z, i, f, o.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    i, f, z, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: lstm_cell gibt bei dir (c, h) zurück. Die Ausgabe kommt zuerst: return h, c.
en: Your lstm_cell returns (c, h). The output comes first: return h, c.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return c, torch.sigmoid(o) * torch.tanh(c)

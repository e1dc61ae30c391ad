"""tasks: 1, 2, 3, 4, 5
de: R · h erreicht bei dir nur die drei Tore. Auch z bekommt seinen Block: z = tanh(W_z x + R_z h + b_z).
en: Your R · h reaches the three gates only. z has its block, too: z = tanh(W_z x + R_z h + b_z).
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    z = (x @ W.T + b).chunk(4, dim=1)[0]
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: Der Bias b fehlt in deinen Netzeingaben.
en: The bias b is missing from your net inputs.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

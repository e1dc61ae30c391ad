"""tasks: 1, 2, 3, 4, 5
de: Du addierst b zweimal. torch.nn.LSTM hat zwei Bias-Vektoren, diese Zelle hat nur einen.
en: You add b twice. torch.nn.LSTM has two bias vectors, this cell has only one.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + 2 * b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: Die Blöcke von R sind bei dir transponiert. Zeile j eines Blocks gehört zur Zelle j, die empfängt: h @ R.T.
en: The blocks of R are transposed in your cell. Row j of a block belongs to cell j, which receives: h @ R.T.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (part + h @ block for part, block in zip((x @ W.T + b).chunk(4, dim=1), R.chunk(4)))
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

"""tasks: 1, 2, 3, 4, 5
de: R kommt in deinen Netzeingaben nicht vor: Ohne R · h weiß die Zelle nichts von der letzten Ausgabe.
en: R does not occur in your net inputs: without R · h the cell knows nothing of its last output.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
    return torch.sigmoid(o) * torch.tanh(c), c

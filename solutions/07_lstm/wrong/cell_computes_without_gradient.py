"""tasks: 1, 2, 3, 4, 5
de: Deine Zelle rechnet unter torch.no_grad() oder mit .data: Die Zahlen stimmen, aber kein Gradient kommt zurück.
en: Your cell computes under torch.no_grad() or with .data: the numbers are right, but no gradient comes back.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    with torch.no_grad():
        z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(z)
        return torch.sigmoid(o) * torch.tanh(c), c

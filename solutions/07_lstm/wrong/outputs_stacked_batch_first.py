"""tasks: 2, 3, 4, 5
de: h_all hat bei dir die Form (N, T, H). Auch im Ergebnis kommt die Zeit zuerst: torch.stack(outputs) ohne dim=1.
en: Your h_all has the shape (N, T, H). Time comes first in the result as well: torch.stack(outputs) without dim=1.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs, dim=1), (h, c)

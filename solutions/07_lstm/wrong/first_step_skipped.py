"""tasks: 2, 3, 4, 5
de: Deine Schleife über die Zeit beginnt mit range(1, …), also wird x[0] nie gelesen. Python zählt ab 0.
en: Your loop over time starts with range(1, …), so x[0] is never read. Python counts from 0.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = [h]
    for t in range(1, len(x)):
        h, c = lstm_cell(x[t], h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2
de: c0 wird nicht benutzt: Die Folge beginnt immer mit dem Zellzustand null.
en: c0 is not used: the sequence always begins with the cell state zero.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

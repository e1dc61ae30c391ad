"""tasks: 2, 3, 4, 5
de: lstm gibt bei dir den letzten Zustand zuerst zurück. Die Reihenfolge ist h_all, (h_T, c_T).
en: Your lstm returns the last state first. The order is h_all, (h_T, c_T).
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
    return (h, c), torch.stack(outputs)

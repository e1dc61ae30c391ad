"""tasks: 2, 3, 4, 5
de: In h_all stehen bei dir die Zellzustände c. Gesammelt werden die Ausgaben h.
en: Your h_all holds the cell states c. What is collected are the outputs h.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(c)
    return torch.stack(outputs), (h, c)

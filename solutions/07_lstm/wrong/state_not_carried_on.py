"""tasks: 2, 3, 4, 5
de: Jeder Schritt beginnt bei dir wieder mit dem Startzustand. Der nächste Schritt braucht h und c des vorigen.
en: Each of your steps begins with the start state again. The next step needs h and c of the one before.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h_start = zeros if h0 is None else h0
    c_start = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h_start, c_start, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2, 5
de: Der letzte Zustand ist bei dir (c_T, h_T). Die Ausgabe kommt zuerst: (h_T, c_T).
en: Your last state is (c_T, h_T). The output comes first: (h_T, c_T).
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
    return torch.stack(outputs), (c, h)

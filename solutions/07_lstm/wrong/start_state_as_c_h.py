"""tasks: 2
de: h0 und c0 sind bei dir vertauscht: h0 ist die vorige Ausgabe, c0 der vorige Zellzustand.
en: You have h0 and c0 the wrong way round: h0 is the previous output, c0 the previous cell state.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if c0 is None else c0
    c = zeros if h0 is None else h0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

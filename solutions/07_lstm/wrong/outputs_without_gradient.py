"""tasks: 2, 3, 4, 5
de: h_all entsteht bei dir aus h.data oder h.detach(): Die Zahlen stimmen, aber h_all ist vom Graphen getrennt.
en: Your h_all is made of h.data or h.detach(): the numbers are right, but h_all is cut off from the graph.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h.detach())
    return torch.stack(outputs), (h, c)

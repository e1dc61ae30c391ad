"""tasks: 2
de: h0 und c0 werden bei dir kopiert und dabei vom Graphen getrennt. Auch zu ihnen soll der Gradient gelangen.
en: You copy h0 and c0 and detach them from the graph in doing so. The gradient is to reach them as well.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0.detach().clone()
    c = zeros if c0 is None else c0.detach().clone()
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

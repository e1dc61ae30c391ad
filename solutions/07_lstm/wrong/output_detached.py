"""tasks: 2, 3, 4, 5
de: Deine Ausgabe h wird zwischen den Schritten vom Graphen getrennt (detach): Der Gradient läuft dann nicht mehr
    durch R zurück.
en: Your output h is detached from the graph between the steps: the gradient then no longer runs back through R.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h.detach(), c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2, 3, 4, 5
de: Dein Zellzustand wird zwischen den Schritten vom Graphen getrennt (detach): Die Ausgaben stimmen, aber der
    Gradient endet nach einem Schritt.
en: Your cell state is detached from the graph between the steps: the outputs are right, but the gradient ends after
    one step.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c.detach(), W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2, 3
de: Dein Gradient endet nach 20 Schritten (abgeschnittene Rückführung durch die Zeit). Hier soll er durch die ganze
    Folge laufen.
en: Your gradient ends after 20 steps (truncated backpropagation through time). Here it is to run through the whole
    sequence.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for t, x_t in enumerate(x):
        if t and t % 20 == 0:
            h, c = h.detach(), c.detach()
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

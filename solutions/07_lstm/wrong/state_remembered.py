"""tasks: 2, 3, 4, 5
de: lstm merkt sich den letzten Zustand für den nächsten Aufruf. Jede Folge beginnt neu, ohne h0 und c0 bei null.
en: lstm keeps the last state for the next call. Every sequence begins anew, at zero without h0 and c0.
"""

import torch

LAST = {}


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h, c = LAST.get((zeros.shape, x.dtype, x.device), (zeros, zeros))
    h = h if h0 is None else h0
    c = c if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    LAST[zeros.shape, x.dtype, x.device] = h.detach(), c.detach()
    return torch.stack(outputs), (h, c)

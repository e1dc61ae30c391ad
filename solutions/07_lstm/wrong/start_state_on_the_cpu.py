"""tasks: 2, 3, 4
shows: error
de: Dein Startzustand liegt immer auf der CPU. Lege ihn dort an, wo x liegt: x.new_zeros(…) oder device=x.device.
en: Your start state is always on the CPU. Create it where x is: x.new_zeros(…) or device=x.device.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = torch.zeros(x.shape[1], R.shape[1], dtype=x.dtype)
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

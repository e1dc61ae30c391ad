"""tasks: 2, 3, 4, 5
shows: error
de: Dein Startzustand ist immer float32 (torch.zeros ohne dtype). Nimm den Datentyp von x: x.new_zeros(…).
en: Your start state is always float32 (torch.zeros without dtype). Take the dtype of x: x.new_zeros(…).
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = torch.zeros(x.shape[1], R.shape[1], device=x.device)
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2
de: h0 und c0 wirken bei dir nur zusammen. Prüfe jeden für sich: if h0 is None …, if c0 is None ….
en: h0 and c0 only take effect together. Test each on its own: if h0 is None …, if c0 is None ….
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = c = zeros
    if h0 is not None and c0 is not None:
        h, c = h0, c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)

"""tasks: 2, 3, 4
shows: error
de: Du holst die Ausgaben auf die CPU (.cpu()). Ergebnisse bleiben auf dem Gerät der Eingaben.
en: You move the outputs to the CPU (.cpu()). Results stay on the device of the inputs.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h.cpu())
    return torch.stack(outputs), (h, c)

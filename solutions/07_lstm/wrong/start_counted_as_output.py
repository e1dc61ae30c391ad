"""tasks: 2, 3, 4, 5
de: h_all beginnt bei dir mit dem Startzustand. Zeile t ist die Ausgabe nach der Eingabe x[t]; h0 gehört nicht dazu.
en: Your h_all begins with the start state. Row t is the output after input x[t]; h0 does not belong there.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        outputs.append(h)
        h, c = lstm_cell(x_t, h, c, W, R, b)
    return torch.stack(outputs), (h, c)

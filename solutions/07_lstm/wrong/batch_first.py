"""tasks: 2, 3, 4, 5
de: Du liest x als (N, T, D). Hier kommt die Zeit zuerst: x[t] sind die Eingaben aller N Beispiele zur Zeit t.
en: You read x as (N, T, D). Here time comes first: x[t] are the inputs of all N examples at time t.
"""

import torch


def lstm(x, W, R, b, h0=None, c0=None):
    zeros = x.new_zeros(x.shape[0], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for t in range(x.shape[1]):
        h, c = lstm_cell(x[:, t], h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs, dim=1), (h, c)

"""tasks: 5
de: Deine Fortsetzung beginnt einen Wert zu spät. Die Vorhersage nach dem letzten bekannten Wert ist die erste.
en: Your continuation begins one value too late. The prediction after the last known value is the first one.
"""

import torch


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    values = []
    for _ in range(n_steps + 1):
        values.append(h @ v + a)
        h, c = lstm_cell(values[-1][:, None], h, c, *layer)
    return torch.cat(values[1:])

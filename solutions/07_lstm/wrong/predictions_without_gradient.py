"""tasks: 5
de: Deine Vorhersagen werden vom Graphen getrennt (detach, item), bevor sie wieder Eingaben sind: Der Gradient reißt
    ab.
en: Your predictions are detached from the graph (detach, item) before they become inputs again: the gradient breaks
    off.
"""

import torch


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    values = []
    for _ in range(n_steps):
        values.append(h @ v + a)
        h, c = lstm_cell(values[-1].detach()[:, None], h, c, *layer)
    return torch.cat(values)

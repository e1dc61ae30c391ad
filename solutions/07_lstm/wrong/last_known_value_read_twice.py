"""tasks: 5
de: Du gibst den letzten bekannten Wert ein zweites Mal ein, bevor du vorhersagst. Nach dem Lesen der Kurve steht die
    erste Vorhersage schon fest: v · h + a.
en: You feed in the last known value a second time before you predict. After reading the curve the first prediction is
    there already: v · h + a.
"""

import torch


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    h, c = lstm_cell(series[-1:, None], h, c, *layer)
    values = []
    for _ in range(n_steps):
        values.append(h @ v + a)
        h, c = lstm_cell(values[-1][:, None], h, c, *layer)
    return torch.cat(values)

"""tasks: 5
de: Nach dem Ende der Kurve gibst du immer wieder den letzten bekannten Wert ein. Die nächste Eingabe ist die eigene
    Vorhersage.
en: After the end of the curve you feed in the last known value again and again. The next input is the prediction just
    made.
"""

import torch


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    values = []
    for _ in range(n_steps):
        values.append(h @ v + a)
        h, c = lstm_cell(series[-1:, None], h, c, *layer)
    return torch.cat(values)

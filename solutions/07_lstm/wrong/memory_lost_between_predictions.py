"""tasks: 5
de: Zwischen zwei Vorhersagen geht bei dir der Zustand verloren. Gib h und c weiter, nicht nur den Wert.
en: Your state gets lost between two predictions. Hand on h and c, not the value alone.
"""

import torch


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    values = []
    for _ in range(n_steps):
        values.append(h @ v + a)
        _, (h, c) = lstm(values[-1][:, None, None], *layer)
    return torch.cat(values)

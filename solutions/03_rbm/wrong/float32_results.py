"""tasks: 1, 2, 4
de: Deine Wahrscheinlichkeiten haben nur float32. Zu float64-Argumenten gehören float64-Ergebnisse; float32 ist nur im
    Training frei.
en: Your probabilities have float32 only. float64 arguments call for float64 results; float32 is your choice in the
    training only.
"""

import numpy as np


def hidden_probabilities(v, W, c):
    return sigmoid(v @ W.T + c).astype(np.float32)


def visible_probabilities(h, W, b):
    return sigmoid(h @ W + b).astype(np.float32)

"""tasks: 4
de: reconstruct zieht h und gibt jedes Mal etwas anderes zurück. Rechne ohne Zufall mit den Wahrscheinlichkeiten
    p(h|v).
en: reconstruct draws h and returns something else every time. Compute without chance, with the probabilities p(h|v).
"""

import numpy as np


def reconstruct(v, W, b, c):
    p = hidden_probabilities(v, W, c)
    return visible_probabilities((np.random.random(p.shape) < p).astype(p.dtype), W, b)

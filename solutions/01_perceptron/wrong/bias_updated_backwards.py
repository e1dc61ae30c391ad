"""tasks: 2, 3
de: Die Eingangsgewichte lernen richtig, aber das Bias-Gewicht bewegst du wie eine Schwelle in die falsche Richtung:
    auch w[0] bekommt + (t − o).
en: The input weights learn correctly, but you move the bias weight the wrong way, like a threshold: w[0] gets + (t
    − o) as well.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    return w + error * np.concatenate(([-1.0], x))

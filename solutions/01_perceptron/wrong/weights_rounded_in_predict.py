"""tasks: 1, 3
de: predict rundet oder kürzt die Gewichte. Rechne φ mit ihnen, wie sie sind; ganzzahlig ist nur die Ausgabe.
en: predict rounds the weights or cuts them off. Compute φ with them as they are; only the output is a whole number.
"""

import numpy as np


def predict(w, X):
    phis = np.array([row @ np.trunc(w[1:]) for row in X]) + np.trunc(w[0])
    return np.where(phis > 0, 1, 0)

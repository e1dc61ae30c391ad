"""tasks: 1
de: predict gibt nur die Ausgabe für das erste Muster zurück: Das return steht in der Schleife. Sammle alle Ausgaben
    und gib sie nach der Schleife zurück.
en: predict returns the output for the first pattern only: the return stands inside the loop. Collect all outputs and
    return them after the loop.
"""

import numpy as np


def predict(w, X):
    outputs = []
    for x in X:
        outputs.append(heaviside(w[0] + w[1:] @ x))
        return np.array(outputs)

"""tasks: 2
de: Du rechnest mit Differenzenquotienten. Zum Prüfen sind sie gut, als Lösung zu ungenau und zu langsam: Führe δ von
    der letzten Schicht zurück.
en: You compute difference quotients. They are good for checking, but too inexact and too slow as a solution: carry δ
    back from the last layer.
"""

import numpy as np


def mlp_gradients(weights, biases, X, T):
    params = [w.copy() for w in weights + biases]
    L, h = len(weights), 1e-5

    def error():
        return 0.5 * np.sum((mlp_forward(params[:L], params[L:], X)[-1] - T) ** 2)

    gradients = []
    for w in params:
        slope = np.zeros(w.shape)
        for index in np.ndindex(w.shape):
            w[index] += h
            above = error()
            w[index] -= 2 * h
            slope[index] = (above - error()) / (2 * h)
            w[index] += h
        gradients.append(slope)
    return gradients[:L], gradients[L:]

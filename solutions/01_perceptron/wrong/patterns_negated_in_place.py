"""tasks: 3
de: perceptron_fit verändert die übergebenen Muster X (etwa durch ein Minus vor denen mit Ziel 0). Arbeite auf einer
    Kopie: Der Aufrufer braucht seine Daten noch.
en: perceptron_fit changes the patterns X it was given (a minus in front of those with target 0, say). Work on a copy:
    the caller still needs the data.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    sides = 2.0 * targets - 1
    X *= sides[:, np.newaxis]
    for _ in range(max_epochs):
        errors = 0
        for x, side in zip(X, sides):
            phi = side * w[0] + w[1:] @ x
            if (side * phi > 0) != (side > 0):
                errors += 1
                w = w + np.concatenate(([side], x))
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

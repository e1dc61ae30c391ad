"""tasks: 3
de: perceptron_fit verändert die übergebenen Ziele (etwa 0 zu −1). Arbeite auf einer Kopie: der Aufrufer braucht
    seine Daten noch.
en: perceptron_fit changes the targets it was given (0 to −1, say). Work on a copy: the caller still needs the data.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    targets[targets == 0] = -1
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            extended = np.concatenate(([1.0], x))
            if (extended @ w > 0) != (target > 0):
                errors += 1
                w = w + target * extended
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

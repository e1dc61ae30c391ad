"""tasks: 3
de: Du trainierst immer drei Epochen. Verlangt ist: weiter bis zur ersten Epoche ohne Fehler, höchstens max_epochs.
en: You always train for three epochs. Go on until the first epoch without an error, at most max_epochs, is asked
    for.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(3):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
    return w, errors_per_epoch

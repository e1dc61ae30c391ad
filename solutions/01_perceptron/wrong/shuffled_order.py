"""tasks: 3
de: Du mischst die Muster in jeder Epoche. Hier ist die gegebene Reihenfolge verlangt, damit jede Rechnung
    nachprüfbar ist.
en: You shuffle the patterns in every epoch. The given order is asked for here, so that every computation can be
    checked.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        order = np.random.permutation(len(X))
        for x, target in zip(X[order], targets[order]):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

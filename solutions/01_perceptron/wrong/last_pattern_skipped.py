"""tasks: 3
de: Das letzte Muster kommt nie an die Reihe, etwa wegen range(N − 1). range(N) läuft schon bis N − 1.
en: The last pattern never has its turn, because of range(N − 1), say. range(N) already ends at N − 1.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X[:-1], targets[:-1]):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

"""tasks: 3
de: Das erste Muster kommt nie an die Reihe, etwa weil deine Schleife mit range(1, N) beginnt. Python zählt ab 0.
en: The first pattern never has its turn, because your loop starts with range(1, N), say. Python counts from 0.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for n in range(1, len(X)):
            x, target = X[n], targets[n]
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

"""tasks: 3
de: Dein return (oder break) steht in der Schleife über die Muster, also lernt nur das erste Muster jeder Epoche. Rücke
    es aus.
en: Your return (or break) stands inside the loop over the patterns, so only the first pattern of an epoch learns. Move
    it out.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
            break
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

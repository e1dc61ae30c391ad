"""tasks: 3
de: Dein Training merkt sich ein Ergebnis und gibt es für andere Daten derselben Form wieder. Trainiere bei jedem
    Aufruf neu.
en: Your training remembers a result and gives it again for other data of the same shape. Train anew in every call.
"""

import numpy as np

RESULTS = {}


def perceptron_fit(X, targets, max_epochs=100):
    if X.shape in RESULTS:
        return RESULTS[X.shape]
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    RESULTS[X.shape] = w, errors_per_epoch
    return w, errors_per_epoch

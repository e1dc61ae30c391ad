"""tasks: 3
de: Du trainierst immer max_epochs Epochen. Nach der ersten Epoche ohne Fehler ist Schluss.
en: You always train for max_epochs epochs. Stop after the first epoch without an error.
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
        errors_per_epoch.append(errors)
    return w, errors_per_epoch

"""tasks: 3
de: Die fehlerfreie Epoche fehlt in deiner Liste. Sie zählt mit: nach gelungenem Training steht am Ende eine 0.
en: The error-free epoch is missing from your list. It counts: after a successful training the last entry is 0.
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
        if errors == 0:
            break
        errors_per_epoch.append(errors)
    return w, errors_per_epoch

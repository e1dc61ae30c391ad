"""tasks: 3
de: Du gibst erst die Fehlerliste und dann die Gewichte zurück. Verlangt ist return w, errors_per_epoch.
en: You return the list of errors first and the weights second. return w, errors_per_epoch is asked for.
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
        if errors == 0:
            break
    return errors_per_epoch, w

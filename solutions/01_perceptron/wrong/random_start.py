"""tasks: 3
de: Du beginnst mit zufälligen Gewichten. Verlangt ist der Start bei null, damit jede Rechnung nachprüfbar ist.
en: You start with random weights. A start at zero is asked for, so that every computation can be checked.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.random.rand(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

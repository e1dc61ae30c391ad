"""tasks: 3
de: Du trainierst eine Epoche mehr, als max_epochs erlaubt. Die Liste hat höchstens max_epochs Einträge.
en: You train for one epoch more than max_epochs allows. The list has at most max_epochs entries.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs + 1):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

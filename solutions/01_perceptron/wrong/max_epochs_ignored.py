"""tasks: 3
de: Du beachtest max_epochs nicht: bei Daten, die nicht trennbar sind (XOR), trainierst du länger als erlaubt.
en: You do not heed max_epochs: on data that cannot be separated (XOR) you train for longer than allowed.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(200):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

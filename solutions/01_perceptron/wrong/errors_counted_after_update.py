"""tasks: 3
de: Du lernst erst und zählst dann. Ob ein Muster falsch war, entscheidet die Antwort vor seinem Lernschritt.
en: You learn first and count afterwards. Whether a pattern was wrong is decided by the answer before its learning
    step.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            w = perceptron_update(w, x, target)
            errors += int(predict(w, x[np.newaxis])[0] != target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

"""tasks: 3
de: Dein zweites Training macht mit den Gewichten des ersten weiter (eine globale Variable oder ein Standardargument,
    das sich ändert). Lege die Nullgewichte in der Funktion an, bei jedem Aufruf neu.
en: Your second training goes on with the weights of the first (a global variable, or a default argument that changes).
    Create the zero weights inside the function, anew in every call.
"""

import numpy as np

WEIGHTS = {}


def perceptron_fit(X, targets, max_epochs=100):
    w = WEIGHTS.setdefault(X.shape[1], np.zeros(X.shape[1] + 1))
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    WEIGHTS[X.shape[1]] = w
    return w, errors_per_epoch

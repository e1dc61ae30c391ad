"""tasks: 3
de: Die Fehlerliste des vorigen Trainings wird weitergeführt: Ein Standardargument wie errors=[] entsteht nur ein
    einziges Mal. Beginne sie in der Funktion mit errors_per_epoch = [].
en: The list of errors of the training before is continued: a default argument such as errors=[] is made only once.
    Begin it inside the function with errors_per_epoch = [].
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100, errors_per_epoch=[]):
    w = np.zeros(X.shape[1] + 1)
    for _ in range(max_epochs):
        errors = 0
        for x, target in zip(X, targets):
            errors += int(predict(w, x[np.newaxis])[0] != target)
            w = perceptron_update(w, x, target)
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

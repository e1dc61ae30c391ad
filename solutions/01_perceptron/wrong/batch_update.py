"""tasks: 3
de: Du sammelst die Änderungen einer ganzen Epoche und addierst sie auf einmal. Verlangt ist das Lernen Muster für
    Muster: das nächste Muster sieht schon die neuen Gewichte.
en: You collect the changes of a whole epoch and add them at once. Learning pattern by pattern is asked for: the
    next pattern sees the new weights already.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        errors = targets - predict(w, X)
        w = w + np.concatenate(([errors.sum()], errors @ X))
        errors_per_epoch.append(int(np.count_nonzero(errors)))
        if errors_per_epoch[-1] == 0:
            break
    return w, errors_per_epoch

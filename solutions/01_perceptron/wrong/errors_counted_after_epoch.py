"""tasks: 3
de: Du zählst die Fehler am Ende der Epoche mit den fertigen Gewichten. Gezählt wird, wenn ein Muster an der Reihe
    ist, mit den Gewichten dieses Augenblicks.
en: You count the errors at the end of the epoch with the finished weights. Count when a pattern has its turn, with
    the weights of that moment.
"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(X.shape[1] + 1)
    errors_per_epoch = []
    for _ in range(max_epochs):
        for x, target in zip(X, targets):
            w = perceptron_update(w, x, target)
        errors = int(np.sum(predict(w, X) != targets))
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch

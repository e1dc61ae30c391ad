"""Works with targets -1 and +1 inside: a pattern is wrong when its output differs, and is then added or subtracted."""

import numpy as np


def heaviside(phi):
    return np.int64(phi > 0)


def predict(w, X):
    return (w[1:] @ X.T > -w[0]) * 1


def perceptron_update(w, x, target):
    side = 2 * target - 1
    extended = np.append(1.0, x)
    return w + side * extended if heaviside(w @ extended) != target else w.copy()


def perceptron_fit(X, targets, max_epochs=100):
    def one_epoch(w):
        errors = 0
        for x, target in zip(X.tolist(), targets.tolist()):
            before, w = w, perceptron_update(w, np.array(x), target)
            errors += not np.array_equal(before, w)
        return w, errors

    w, errors_per_epoch = np.zeros(X.shape[1] + 1), []
    for _ in range(max_epochs):
        w, errors = one_epoch(w)
        errors_per_epoch += [errors]
        if not errors:
            break
    return w, tuple(errors_per_epoch)

"""mistake: never_stops_early"""

import numpy as np


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(1 + X.shape[1])
    counts = []
    while len(counts) < max_epochs:
        wrong = 0
        for pattern, target in zip(X, targets):
            answer = heaviside(w[0] + np.dot(pattern, w[1:]))
            if answer != target:
                wrong += 1
            w = perceptron_update(w, pattern, target)
        counts.append(wrong)
    return w, counts

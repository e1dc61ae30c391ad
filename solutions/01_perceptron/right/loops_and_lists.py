"""Plain Python loops; arrays appear only where they are asked for."""

import numpy as np


def heaviside(phi):
    if phi > 0:
        return 1
    else:
        return 0


def predict(w, X):
    outputs = []
    for row in X:
        phi = w[0]
        for i in range(len(row)):
            phi = phi + w[i + 1] * row[i]
        outputs.append(heaviside(phi))
    return np.array(outputs)


def perceptron_update(w, x, target):
    phi = w[0]
    for i in range(len(x)):
        phi += w[i + 1] * x[i]
    error = target - heaviside(phi)
    new = [w[0] + error]
    for i in range(len(x)):
        new.append(w[i + 1] + error * x[i])
    return np.array(new)


def perceptron_fit(X, targets, max_epochs=100):
    w = np.zeros(len(X[0]) + 1)
    errors_per_epoch = []
    epoch = 0
    while epoch < max_epochs:
        errors = 0
        for i in range(len(X)):
            new = perceptron_update(w, X[i], targets[i])
            if any(new != w):
                errors = errors + 1
            w = new
        errors_per_epoch.append(errors)
        epoch += 1
        if errors == 0:
            return w, errors_per_epoch
    return w, errors_per_epoch

"""tasks: 3
de: Du näherst die Gradienten durch Differenzen an. Das braucht zwei Vorwärtsläufe je Gewicht und ist zu ungenau; rechne
    rückwärts.
en: You approximate the gradients by differences. That takes two forward passes per weight and is too inexact; compute
    backwards.
"""

import copy
import math


def error_of(weights, biases, x, t):
    a = x
    for rows, bias in zip(weights, biases):
        a = [1 / (1 + math.exp(-sum(w * v for w, v in zip(row, a)) - b)) for row, b in zip(rows, bias)]
    return sum((o - target) ** 2 for o, target in zip(a, t)) / 2


def net_step(weights, biases, x, t, eta):
    old_weights, old_biases = copy.deepcopy(weights), copy.deepcopy(biases)
    new_weights, new_biases = copy.deepcopy(weights), copy.deepcopy(biases)
    for old, new in zip(
        [row for rows in old_weights for row in rows] + old_biases,
        [row for rows in new_weights for row in rows] + new_biases,
    ):
        for i, w in enumerate(old):
            old[i] = w + 1e-5
            above = error_of(old_weights, old_biases, x, t)
            old[i] = w - 1e-5
            new[i] = w - eta * (above - error_of(old_weights, old_biases, x, t)) / 2e-5
            old[i] = w
    return new_weights, new_biases

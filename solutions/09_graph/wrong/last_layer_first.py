"""tasks: 3
de: Du änderst die letzte Schicht, bevor du den Fehler durch sie zurückführst. Zuerst alle Gradienten mit den alten
    Gewichten, dann ändern sich alle.
en: You change the last layer before you carry the error back through it. First all gradients with the old weights, then
    all of them change.
"""

import math


def net_step(weights, biases, x, t, eta):
    outputs = [x]
    for rows, bias in zip(weights, biases):
        nets = [sum(w * a for w, a in zip(row, outputs[-1])) + b for row, b in zip(rows, bias)]
        outputs.append([1 / (1 + math.exp(-z)) for z in nets])
    back = [o - target for o, target in zip(outputs[-1], t)]
    new_weights, new_biases = [], []
    for rows, bias, below, above in reversed(list(zip(weights, biases, outputs, outputs[1:]))):
        deltas = [g * a * (1 - a) for g, a in zip(back, above)]
        new_weights.insert(0, [[w - eta * d * a for w, a in zip(row, below)] for row, d in zip(rows, deltas)])
        new_biases.insert(0, [b - eta * d for b, d in zip(bias, deltas)])
        back = [sum(d * w for d, w in zip(deltas, column)) for column in zip(*new_weights[0])]
    return new_weights, new_biases

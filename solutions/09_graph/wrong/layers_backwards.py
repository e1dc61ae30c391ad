"""tasks: 3
de: Deine Listen beginnen mit der letzten Schicht. Gerechnet wird von hinten, zurückgegeben in der Reihenfolge der
    Schichten.
en: Your lists begin with the last layer. One computes from the back, but returns in the order of the layers.
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
        new_weights.append([[w - eta * d * a for w, a in zip(row, below)] for row, d in zip(rows, deltas)])
        new_biases.append([b - eta * d for b, d in zip(bias, deltas)])
        back = [sum(d * w for d, w in zip(deltas, column)) for column in zip(*rows)]
    return new_weights, new_biases

"""tasks: 3
de: In den verdeckten Schichten fehlt die Ableitung der Sigmoidfunktion, a (1 − a).
en: The derivative of the sigmoid is missing in the hidden layers, a (1 − a).
"""

import math


def net_step(weights, biases, x, t, eta):
    outputs = [x]
    for rows, bias in zip(weights, biases):
        nets = [sum(w * a for w, a in zip(row, outputs[-1])) + b for row, b in zip(rows, bias)]
        outputs.append([1 / (1 + math.exp(-z)) for z in nets])
    back = [o - target for o, target in zip(outputs[-1], t)]
    new_weights, new_biases = [], []
    last = outputs[-1]
    for rows, bias, below, above in reversed(list(zip(weights, biases, outputs, outputs[1:]))):
        deltas = [g * a * (1 - a) for g, a in zip(back, above)] if above is last else back
        new_weights.insert(0, [[w - eta * d * a for w, a in zip(row, below)] for row, d in zip(rows, deltas)])
        new_biases.insert(0, [b - eta * d for b, d in zip(bias, deltas)])
        back = [sum(d * w for d, w in zip(deltas, column)) for column in zip(*rows)]
    return new_weights, new_biases

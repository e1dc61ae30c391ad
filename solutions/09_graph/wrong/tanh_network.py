"""tasks: 3
de: Dein Netz rechnet mit tanh und dessen Ableitung. Verlangt ist die Sigmoidfunktion in jeder Schicht.
en: Your network computes with tanh and its derivative. Asked for is the sigmoid in every layer.
"""

import math


def net_step(weights, biases, x, t, eta):
    outputs = [x]
    for rows, bias in zip(weights, biases):
        nets = [sum(w * a for w, a in zip(row, outputs[-1])) + b for row, b in zip(rows, bias)]
        outputs.append([math.tanh(z) for z in nets])
    back = [o - target for o, target in zip(outputs[-1], t)]
    new_weights, new_biases = [], []
    for rows, bias, below, above in reversed(list(zip(weights, biases, outputs, outputs[1:]))):
        deltas = [g * (1 - a * a) for g, a in zip(back, above)]
        new_weights.insert(0, [[w - eta * d * a for w, a in zip(row, below)] for row, d in zip(rows, deltas)])
        new_biases.insert(0, [b - eta * d for b, d in zip(bias, deltas)])
        back = [sum(d * w for d, w in zip(deltas, column)) for column in zip(*rows)]
    return new_weights, new_biases

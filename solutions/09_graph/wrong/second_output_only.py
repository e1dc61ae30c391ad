"""tasks: 1
de: Du gibst nur a₂ zurück. Verlangt sind beide Ausgaben: return a1, a2.
en: You return a₂ only. Both outputs are asked for: return a1, a2.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
    return a2


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2

"""tasks: 1
de: Die beiden Ausgaben stehen in der falschen Reihenfolge: return a1, a2.
en: The two outputs are in the wrong order: return a1, a2.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
    return a2, a1


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2

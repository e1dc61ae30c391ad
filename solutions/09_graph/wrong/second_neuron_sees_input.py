"""tasks: 1
de: Dein zweites Neuron bekommt x statt der Ausgabe a₁ des ersten.
en: Your second neuron gets x instead of the output a₁ of the first.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * x + b2)))
    return a1, a2

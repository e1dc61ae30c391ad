"""tasks: 1
de: Du benutzt tanh. Verlangt ist die Sigmoidfunktion 1 / (1 + e⁻ᶻ), deren Werte zwischen 0 und 1 liegen.
en: You use tanh. Asked for is the sigmoid 1 / (1 + e⁻ᶻ), whose values lie between 0 and 1.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = math.tanh(w1 * x + b1)
    a2 = math.tanh(w2 * a1 + b2)
    return a1, a2

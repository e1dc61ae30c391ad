"""tasks: 1
de: Du setzt die Ausgabe a noch einmal in die Ableitung der Sigmoidfunktion ein. σ′(z) ist a (1 − a); a ist schon σ(z).
en: You put the output a into the derivative of the sigmoid once more. σ′(z) is a (1 − a); a is σ(z) already.
"""

import math


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    s1, s2 = (1 / (1 + math.exp(-a)) for a in (a1, a2))
    delta2 = (a2 - y) * s2 * (1 - s2)
    delta1 = delta2 * w2 * s1 * (1 - s1)
    return delta1 * x, delta1, delta2 * a1, delta2

"""tasks: 1
de: Du rundest die Ausgaben. Runde erst beim Drucken; hier werden neun Stellen verglichen.
en: You round the outputs. Round when you print; nine digits are compared here.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
    return round(a1, 6), round(a2, 6)

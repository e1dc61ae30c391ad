"""tasks: 1
de: Du ziehst den Bias ab. Hier wird er addiert: z = w x + b. (Ein Schwellwert θ würde abgezogen; b ist −θ.)
en: You subtract the bias. Here it is added: z = w x + b. (A threshold θ would be subtracted; b is −θ.)
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x - b1)))
    a2 = 1 / (1 + math.exp(-(w2 * a1 - b2)))
    return a1, a2

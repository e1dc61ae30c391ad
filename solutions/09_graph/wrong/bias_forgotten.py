"""tasks: 1
de: In deinen Neuronen fehlt der Bias: z = w x + b.
en: Your neurons lack the bias: z = w x + b.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x)))
    a2 = 1 / (1 + math.exp(-(w2 * a1)))
    return a1, a2

"""tasks: 5
de: Du gibst schon den ersten Summanden zurück; vermutlich steht return in der Schleife. Es gehört dahinter.
en: You return the first term already; probably return stands inside the loop. It belongs after it.
"""

import numpy as np


def cross_entropy(p, q):
    total = 0.0
    for a, b in zip(p, q):
        if a > 0:
            total -= a * np.log(b)
            return total


def kl_divergence(p, q):
    total = 0.0
    for a, b in zip(p, q):
        if a > 0:
            total += a * np.log(a / b)
            return total

"""tasks: 5
de: Du nimmst den Mittelwert statt der Summe. Gewichtet ist schon: mit p.
en: You take the mean instead of the sum. The weights are there already: p.
"""

import numpy as np


def cross_entropy(p, q):
    terms = p > 0
    return -np.sum(p[terms] * np.log(q[terms])) / p.size


def kl_divergence(p, q):
    terms = p > 0
    return np.sum(p[terms] * np.log(p[terms] / q[terms])) / p.size

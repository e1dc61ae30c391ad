"""tasks: 5
de: Du zählst zu jeder Klasse noch (1 − p) log(1 − q) dazu. Das ist die Kreuzentropie für einzelne Ja-Nein-Fragen;
    hier ist es eine Verteilung: −Σ p log q.
en: You add (1 − p) log(1 − q) for every class. That is the cross-entropy of single yes-no questions; here it is one
    distribution: −Σ p log q.
"""

import numpy as np


def cross_entropy(p, q):
    a, b = p > 0, p < 1
    return -np.sum(p[a] * np.log(q[a])) - np.sum((1 - p[b]) * np.log(1 - q[b]))


def kl_divergence(p, q):
    return cross_entropy(p, q) - cross_entropy(p, p)

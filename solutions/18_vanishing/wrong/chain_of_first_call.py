"""tasks: 4
de: chain_forward merkt sich das Ergebnis des ersten Aufrufs. Rechne bei jedem Aufruf neu.
en: chain_forward remembers the result of the first call. Compute anew in every call.
"""

import numpy as np

answers = []


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    answers.append((z, a))
    return answers[0]

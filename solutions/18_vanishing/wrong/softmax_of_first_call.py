"""tasks: 2
de: softmax merkt sich das Ergebnis des ersten Aufrufs. Rechne bei jedem Aufruf neu.
en: softmax remembers the result of the first call. Compute anew in every call.
"""

import numpy as np

answers = []


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    answers.append(e / e.sum(axis=-1, keepdims=True))
    return answers[0]

"""tasks: 1, 2, 4, 5
de: hidden_probabilities merkt sich eine Antwort und gibt sie für andere Muster wieder. Rechne bei jedem Aufruf neu.
en: hidden_probabilities remembers an answer and gives it again for other patterns. Compute anew in every call.
"""

KNOWN = {}


def hidden_probabilities(v, W, c):
    if (v.shape, W.shape) not in KNOWN:
        KNOWN[v.shape, W.shape] = sigmoid(v @ W.T + c)
    return KNOWN[v.shape, W.shape].copy()

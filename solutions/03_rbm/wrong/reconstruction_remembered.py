"""tasks: 4
de: reconstruct merkt sich eine Antwort und gibt sie für andere Muster wieder. Rechne bei jedem Aufruf neu.
en: reconstruct remembers an answer and gives it again for other patterns. Compute anew in every call.
"""

KNOWN = {}


def reconstruct(v, W, b, c):
    if (v.shape, W.shape) not in KNOWN:
        KNOWN[v.shape, W.shape] = visible_probabilities(hidden_probabilities(v, W, c), W, b)
    return KNOWN[v.shape, W.shape].copy()

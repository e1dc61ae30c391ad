"""tasks: 2
de: Du teilst durch den Anteil, der in diesem Array gerade geblieben ist. Vereinbart ist die Wahrscheinlichkeit 1 − p.
en: You divide by the share that happened to stay in this array. We agreed on the probability 1 − p.
"""


def dropout(X, p, u):
    kept = u >= p
    return X * kept / max(kept.mean(), 1e-12)

"""tasks: 1, 3
de: predict merkt sich eine Antwort und gibt sie beim nächsten Aufruf wieder, obwohl Gewichte und Muster andere sind.
    Rechne jedes Mal neu.
en: predict remembers an answer and gives it again in the next call, although weights and patterns are others. Compute
    anew every time.
"""

import numpy as np

ANSWERS = {}


def predict(w, X):
    if X.shape not in ANSWERS:
        ANSWERS[X.shape] = (w[0] + X @ w[1:] > 0).astype(np.int64)
    return ANSWERS[X.shape].copy()

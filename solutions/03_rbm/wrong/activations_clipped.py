"""tasks: 1, 2, 4
de: Du begrenzt die Aktivierungen (np.clip, etwa auf ±8). Große Aktivierungen sind erlaubt; das gegebene sigmoid
    verträgt sie.
en: You limit the activations (np.clip, to ±8, say). Large activations are allowed; the given sigmoid copes with them.
"""

import numpy as np


def hidden_probabilities(v, W, c):
    return sigmoid(np.clip(v @ W.T + c, -8, 8))

"""tasks: 1, 2, 4
de: Du rundest die Wahrscheinlichkeiten auf sechs Stellen. Runde höchstens beim Anzeigen.
en: You round the probabilities to six digits. Round for display at most.
"""

import numpy as np


def hidden_probabilities(v, W, c):
    return np.round(sigmoid(v @ W.T + c), 6)

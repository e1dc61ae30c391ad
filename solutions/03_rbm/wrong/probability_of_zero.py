"""tasks: 1, 2, 4, 5
de: Du gibst die Wahrscheinlichkeit der 0 zurück statt die der 1: im Exponenten ist das Vorzeichen vertauscht. Es ist
    σ(x) = 1/(1 + e⁻ˣ).
en: You return the probability of 0 instead of that of 1: the sign in the exponent is the wrong way round. It is σ(x)
    = 1/(1 + e⁻ˣ).
"""

import numpy as np


def sigmoid(x):
    return 0.5 - 0.5 * np.tanh(0.5 * x)

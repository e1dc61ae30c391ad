"""tasks: 1, 5
de: activation merkt sich das Ergebnis des ersten Aufrufs für jeden Namen. Rechne bei jedem Aufruf neu.
en: activation remembers the result of the first call for each name. Compute anew in every call.
"""

import numpy as np

answers = {}


def activation(z, name):
    values = {
        "sigmoid": lambda: np.exp(-np.logaddexp(0.0, -z)),
        "tanh": lambda: np.tanh(z),
        "relu": lambda: np.maximum(z, 0.0),
        "softplus": lambda: np.logaddexp(0.0, z),
        "linear": lambda: z.copy(),
    }
    if name not in answers:
        answers[name] = values[name]()
    return answers[name]

"""tasks: 1
de: Dein predict gibt Gleitkommazahlen zurück. Verlangt sind ganze Zahlen (int64), etwa mit .astype(np.int64) oder
    dtype=np.int64.
en: Your predict returns floating-point numbers. Whole numbers (int64) are asked for, for instance with
    .astype(np.int64) or dtype=np.int64.
"""

import numpy as np


def predict(w, X):
    return np.heaviside(w[0] + X @ w[1:], 0.0)

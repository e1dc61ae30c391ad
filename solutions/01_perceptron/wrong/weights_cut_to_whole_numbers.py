"""tasks: 2, 3
de: Deine neuen Gewichte sind auf ganze Zahlen abgeschnitten. Sie sind float64 und dürfen Nachkommastellen haben.
en: Your new weights are cut off to whole numbers. They are float64 and may have decimals.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    return (w + error * np.concatenate(([1.0], x))).astype(int).astype(float)

"""tasks: 1
de: Die ReLU fehlt am Ausgang. Hier steht sie in beiden Schichten: y_pred kann nicht negativ sein.
en: The ReLU at the output is missing. Here it stands in both layers: y_pred cannot be negative.
"""

import numpy as np


def forward(X, w1, b1, w2, b2):
    y1 = np.maximum(X @ w1 + b1, 0.0)
    return y1, y1 @ w2 + b2

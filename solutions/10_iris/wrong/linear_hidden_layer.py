"""tasks: 1, 2
de: Die ReLU fehlt in der verdeckten Schicht. Ohne sie sind zwei Schichten nicht mehr als eine.
en: The ReLU in the hidden layer is missing. Without it two layers are no more than one.
"""

import numpy as np


def forward(X, w1, b1, w2, b2):
    y1 = X @ w1 + b1
    return y1, np.maximum(y1 @ w2 + b2, 0.0)

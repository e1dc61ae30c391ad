"""tasks: 1, 2
de: Die Biaswerte fehlen. Zu jeder Netzeingabe gehört + b.
en: The biases are missing. Every net input has its + b.
"""

import numpy as np


def forward(X, w1, b1, w2, b2):
    y1 = np.maximum(X @ w1, 0.0)
    return y1, np.maximum(y1 @ w2, 0.0)

"""tasks: 2, 3
de: Du gibst die Summe des Fensters zurück. Für den Mittelwert fehlt noch die Division durch die Zahl der Werte, k².
en: You return the sum of the window. For the average, still divide by the number of values, k².
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.sum(axis=(2, 3), dtype=np.float64)

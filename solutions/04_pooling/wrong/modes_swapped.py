"""tasks: 1, 2, 3
de: Maximum und Mittelwert sind vertauscht: Bei mode="max" kommt der Mittelwert heraus und umgekehrt.
en: Maximum and average are swapped: mode="max" gives the average, and the other way round.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "average" else windows.mean(axis=(2, 3), dtype=np.float64)

"""tasks: 1, 3
de: Du nimmst das Minimum statt des Maximums. Prüfe die Richtung deines Vergleichs (oder min und max).
en: You take the minimum instead of the maximum. Check the direction of your comparison (or min and max).
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.min(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

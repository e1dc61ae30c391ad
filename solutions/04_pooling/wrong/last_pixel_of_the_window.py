"""tasks: 1, 3
de: Du nimmst das letzte Pixel jedes Fensters. Das ist nur in einem Bild das Maximum, dessen Werte nach rechts unten
    wachsen.
en: You take the last pixel of each window. It is the maximum only in an image whose values grow to the right and
    downwards.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows[:, :, -1, -1].copy()
    return windows.mean(axis=(2, 3), dtype=np.float64)

"""tasks: 1, 2, 3
de: Du legst einen Rand aus Nullen um das Bild. Hier wird nicht aufgefüllt: Fenster liegen immer ganz im Bild.
en: You put a border of zeros around the image. There is no padding here: windows always lie inside the image.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    image = np.pad(image, kernel_size // 2)
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

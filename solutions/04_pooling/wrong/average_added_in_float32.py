"""tasks: 2, 3
de: Ein Bild aus float32 addierst du in float32 und wandelst erst das Ergebnis um; dabei gehen Stellen verloren. Wandle
    zuerst in float64 um: image.astype(np.float64).
en: You add a float32 image in float32 and convert only the result; digits get lost. Convert to float64 first:
    image.astype(np.float64).
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    return windows.mean(axis=(2, 3)).astype(np.float64)

"""tasks: 2, 3
de: Du addierst im Datentyp des Bildes. In uint8 passt nur 0 bis 255, die Summe läuft über. Wandle zuerst in float64
    um, dann addiere.
en: You add in the dtype of the image. uint8 holds 0 to 255 only, so the sum overflows. Convert to float64 first,
    then add.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    return windows.sum(axis=(2, 3), dtype=image.dtype).astype(np.float64) / kernel_size**2

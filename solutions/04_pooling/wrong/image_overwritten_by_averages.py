"""tasks: 3
de: Beim Mittelwert verändert pool2d das übergebene Bild. Rechne auf einer Kopie: Der Aufrufer braucht sein Bild noch.
en: When averaging, pool2d changes the image it was given. Work on a copy: the caller still needs the image.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    averages = windows.mean(axis=(2, 3), dtype=np.float64)
    if image.dtype == np.float64:
        image /= kernel_size**2
    return averages

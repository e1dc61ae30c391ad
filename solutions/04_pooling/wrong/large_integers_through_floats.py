"""tasks: 3
de: Ganze Zahlen laufen bei dir durch float64, das über 2⁵³ nicht mehr jede kennt. Lege das Ergebnis gleich im Datentyp
    des Bildes an.
en: Integers pass through float64, which does not know every one of them beyond 2⁵³. Create the result in the dtype of
    the image at once.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.astype(np.float64).max(axis=(2, 3)).astype(image.dtype)
    return windows.mean(axis=(2, 3), dtype=np.float64)

"""tasks: 1, 2, 3
de: Du gibst eine Liste zurück. Verlangt ist ein NumPy-Array; np.array(…) macht aus deiner Liste eines.
en: You return a list. A NumPy array is asked for; np.array(…) makes one of your list.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    pooled = windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)
    return pooled.tolist()

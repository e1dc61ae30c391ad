"""tasks: 3
de: Du teilst durch s². Ein Fenster hat k² Pixel, auch wenn die Schrittweite eine andere ist.
en: You divide by s². A window has k² pixels, also when the stride is another.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    return windows.sum(axis=(2, 3), dtype=np.float64) / stride**2

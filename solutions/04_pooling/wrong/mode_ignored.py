"""tasks: 2, 3
de: Du nimmst immer das Maximum, mode hat keine Wirkung. Unterscheide "max" und "average".
en: You always take the maximum, mode has no effect. Distinguish "max" and "average".
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3))

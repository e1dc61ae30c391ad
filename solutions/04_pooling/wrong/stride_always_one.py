"""tasks: 1, 2, 3
de: Du verschiebst das Fenster immer nur um ein Pixel, stride hat keine Wirkung. Das Ergebnis wird dadurch zu
    groß.
en: You always move the window by one pixel, stride has no effect. The result gets too large.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))
    return windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

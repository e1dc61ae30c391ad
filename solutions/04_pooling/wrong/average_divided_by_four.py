"""tasks: 3
de: Du teilst die Summe immer durch 4. Das stimmt nur für 2×2-Fenster; allgemein hat ein Fenster k² Werte.
en: You always divide the sum by 4. That is right for 2×2 windows only; in general a window has k² values.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.sum(axis=(2, 3), dtype=np.float64) / 4

"""tasks: 2, 3
de: Du nimmst den Median. Der Mittelwert ist die Summe aller Pixel des Fensters durch ihre Anzahl.
en: You take the median. The average is the sum of all pixels of the window divided by their number.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    return np.median(windows.astype(np.float64), axis=(2, 3))

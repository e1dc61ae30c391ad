"""tasks: 2, 3
de: Du nimmst die Mitte aus erstem und letztem Pixel. Der Mittelwert ist die Summe aller k² Pixel durch k².
en: You take the middle of the first and the last pixel. The average is the sum of all k² pixels divided by k².
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows.max(axis=(2, 3))
    return (windows[:, :, 0, 0].astype(np.float64) + windows[:, :, -1, -1]) / 2

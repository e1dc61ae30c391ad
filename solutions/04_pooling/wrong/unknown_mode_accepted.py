"""tasks: 3
de: Bei dir bedeutet jeder Modus außer "max" den Mittelwert. Ein unbekannter Modus soll einen ValueError auslösen,
    sonst bleibt ein Tippfehler unbemerkt.
en: With you, every mode but "max" means the average. An unknown mode is to raise a ValueError, otherwise a typing
    error goes unnoticed.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if kernel_size > min(image.shape):
        raise ValueError("the window is larger than the image")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

"""tasks: 1, 2, 3
de: Die Größe des Ergebnisses stimmt, aber dein Fenster beginnt bei (i, j). Es soll bei (i·s, j·s) beginnen:
    Multipliziere die Indizes mit stride.
en: The size of the result is right, but your window starts at (i, j). It should start at (i·s, j·s): multiply the
    indices by stride.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))
    windows = windows[:rows, :columns]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

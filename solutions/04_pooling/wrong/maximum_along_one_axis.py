"""tasks: 1, 3
de: Du nimmst das Maximum nur entlang einer Achse des Fensters. Ein Fenster hat zwei: axis=(2, 3), oder np.max ohne
    axis für jedes Fenster.
en: You take the maximum along one axis of the window only. A window has two: axis=(2, 3), or np.max without axis for
    every window.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows[:, :, 0, :].max(axis=2)
    return windows.mean(axis=(2, 3), dtype=np.float64)

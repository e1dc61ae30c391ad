"""tasks: 1, 3
de: Du nimmst das erste Pixel jedes Fensters (image[::s, ::s]). Das dünnt das Bild nur aus; gesucht ist das Maximum des
    ganzen Fensters.
en: You take the first pixel of each window (image[::s, ::s]). That only thins the image out; the maximum of the whole
    window is wanted.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    if mode == "max":
        return windows[:, :, 0, 0].copy()
    return windows.mean(axis=(2, 3), dtype=np.float64)

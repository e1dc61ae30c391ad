"""tasks: 1, 2, 3
de: Dein reshape schneidet das Bild zeilenweise in Stücke, statt k×k-Fenster zu bilden. Richtig ist reshape(H // k,
    k, W // k, k) und dann das Maximum (der Mittelwert) über die Achsen 1 und 3.
en: Your reshape cuts the image into pieces along the rows instead of forming k×k windows. Use reshape(H // k, k, W
    // k, k) and then the maximum (the average) over axes 1 and 3.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    if kernel_size == stride:
        whole = image[: rows * stride, : columns * stride]
        windows = whole.reshape(rows, columns, kernel_size, kernel_size)
    else:
        windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
    return windows.max(axis=(2, 3)) if mode == "max" else windows.mean(axis=(2, 3), dtype=np.float64)

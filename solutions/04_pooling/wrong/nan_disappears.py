"""tasks: 1, 3
de: Ein NaN im Fenster geht bei dir verloren. Jeder Vergleich mit NaN ist falsch, darum übergehen Pythons max() und
    „if wert > bestes“ das NaN, und np.nanmax tut es mit Absicht. np.max und np.maximum geben es weiter.
en: A NaN in the window gets lost. Every comparison with NaN is false, so Python's max() and “if value > best” pass
    over it, and np.nanmax does so on purpose. np.max and np.maximum hand it on.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = max(window.flat) if mode == "max" else window.mean(dtype=np.float64)
    return pooled

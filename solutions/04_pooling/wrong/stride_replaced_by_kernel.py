"""tasks: 3
de: Du verschiebst das Fenster immer um seine eigene Breite und benutzt stride nicht. Überlappende Fenster und
    Lücken fehlen dadurch.
en: You always move the window by its own width and do not use stride, so that overlapping windows and gaps are
    missing.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    stride = kernel_size
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

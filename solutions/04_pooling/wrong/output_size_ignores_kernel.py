"""tasks: 3
de: Du berechnest die Größe als H // s, ohne die Fenstergröße. Das stimmt nur, solange Fenster und Schrittweite
    gleich sind; allgemein gilt (H − k) // s + 1.
en: You compute the size as H // s, without the kernel size. That is right only as long as kernel and stride are
    equal; in general it is (H − k) // s + 1.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = (max(1, side // stride) for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

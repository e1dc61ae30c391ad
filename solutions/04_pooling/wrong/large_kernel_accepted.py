"""tasks: 3
de: Ein Fenster, das größer ist als das Bild, ergibt bei dir ein leeres Array. Verlangt ist ein ValueError, wenn das
    Fenster höher oder breiter ist als das Bild.
en: A window larger than the image gives an empty array. A ValueError is asked for when the window is higher or
    wider than the image.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError("unknown mode")
    rows, columns = (max(0, (side - kernel_size) // stride + 1) for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

"""tasks: 1, 3
de: Dein laufendes Maximum beginnt bei 0. Sind alle Werte eines Fensters negativ, kommt deshalb 0 heraus. Beginne
    mit dem ersten Wert des Fensters.
en: Your running maximum starts at 0, so a window with only negative values gives 0. Start with the first value of
    the window.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.zeros((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = np.maximum(window.max(), 0) if mode == "max" else window.mean(dtype=np.float64)
    return pooled

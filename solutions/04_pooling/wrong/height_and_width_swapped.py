"""tasks: 1, 2, 3
de: Höhe und Breite sind vertauscht: image.shape ist (Zeilen, Spalten), also (H, W). Bei quadratischen Bildern fällt
    das nicht auf.
en: Height and width are swapped: image.shape is (rows, columns), that is (H, W). With square images this does not
    show.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    width, height = image.shape
    rows, columns = (height - kernel_size) // stride + 1, (width - kernel_size) // stride + 1
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

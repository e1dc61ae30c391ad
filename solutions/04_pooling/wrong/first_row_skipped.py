"""tasks: 1, 2, 3
de: Deine Schleife beginnt mit range(1, …), also bleibt die erste Zeile des Ergebnisses leer. Python zählt ab 0.
en: Your loop starts with range(1, …), so the first row of the result stays empty. Python counts from 0.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.zeros((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(1, rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

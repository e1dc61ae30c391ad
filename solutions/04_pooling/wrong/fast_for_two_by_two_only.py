"""tasks: 3
de: Für 2×2 stimmt deine Funktion, der allgemeine Weg aber nicht: Auch dort dürfen Maxima negativ sein, NaN bleibt NaN,
    der Datentyp bleibt erhalten, und Mittelwerte entstehen in float64.
en: Your function is right for 2×2, but the general way is not: there, too, maxima may be negative, NaN stays NaN, the
    dtype is kept, and averages are computed in float64.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    if kernel_size == stride == 2:
        tiles = image[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
        return tiles.max(axis=(1, 3)) if mode == "max" else tiles.mean(axis=(1, 3), dtype=np.float64)
    pooled = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            largest, total = 0, image.dtype.type(0)
            for a in range(kernel_size):
                for b in range(kernel_size):
                    pixel = image[i * stride + a, j * stride + b]
                    if pixel > largest:
                        largest = pixel
                    total = total + pixel
            pooled[i, j] = largest if mode == "max" else total / kernel_size**2
    return pooled

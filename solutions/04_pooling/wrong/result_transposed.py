"""tasks: 1, 2, 3
de: Dein Ergebnis ist transponiert: Zeile i, Spalte j des Ergebnisses gehört zum Fenster in Zeile i·s, Spalte j·s
    des Bildes, nicht umgekehrt.
en: Your result is transposed: row i, column j of the result belongs to the window in row i·s, column j·s of the
    image, not the other way round.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.empty((columns, rows), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[j, i] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

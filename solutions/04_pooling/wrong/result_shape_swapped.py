"""tasks: 1, 2, 3
shows: error
de: Du legst das Ergebnis mit vertauschten Seiten an: zuerst kommen die Zeilen (aus der Höhe), dann die Spalten (aus
    der Breite). Bei quadratischen Bildern fällt das nicht auf.
en: You create the result with its sides swapped: first come the rows (from the height), then the columns (from the
    width). With square images this does not show.
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
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

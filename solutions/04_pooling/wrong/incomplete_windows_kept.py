"""tasks: 3
de: Du rundest die Größe auf, und am Rand bleiben unvollständige Fenster stehen. Verlangt ist Abrunden: (H − k) // s
    + 1, angebrochene Fenster entfallen.
en: You round the size up and keep incomplete windows at the edge. Round down instead: (H − k) // s + 1, incomplete
    windows are dropped.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = (-(-(side - kernel_size) // stride) + 1 for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled

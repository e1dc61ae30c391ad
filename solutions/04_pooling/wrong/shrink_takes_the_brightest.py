"""tasks: 5
de: Aus jedem Fenster nimmst du die größte Helligkeit. Ein verkleinertes Foto braucht den Mittelwert.
en: You take the greatest brightness of each window. A shrunk photo needs the average.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.max(axis=(1, 3)).round().astype(np.uint8)

"""tasks: 5
de: Du nimmst nur einen der drei Kanäle. Die Helligkeit braucht alle drei: 0,299 R + 0,587 G + 0,114 B.
en: You take only one of the three channels. The brightness needs all of them: 0.299 R + 0.587 G + 0.114 B.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness[:, :, 0]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)

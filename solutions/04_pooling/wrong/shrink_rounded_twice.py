"""tasks: 5
de: Du rundest die Helligkeit jedes Pixels und am Ende noch einmal den Mittelwert. Rechne in float64 weiter und runde
    nur einmal, zum Schluss.
en: You round the brightness of every pixel and at the end the average once more. Go on in float64 and round only
    once, at the end.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = (brightness @ [0.299, 0.587, 0.114]).round()
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)

"""tasks: 3
de: Du verwechselst kernel_size und stride: Der zweite Parameter ist die Seite des Fensters, der dritte die
    Schrittweite.
en: You mix up kernel_size and stride: the second parameter is the side of the window, the third the step.
"""

RIGHT = pool2d


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    return RIGHT(image, min(stride, *image.shape), kernel_size, mode)

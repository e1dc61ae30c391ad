import functools
import itertools
import math

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    breite, hoehe = image.shape
    if mode == "max":
        fasse_zusammen = np.max
    elif mode == "average":
        fasse_zusammen = functools.partial(np.mean, dtype=np.float64)
    else:
        raise ValueError(mode)
    if kernel_size > hoehe or kernel_size > breite:
        raise ValueError("Fenster zu gross")
    zeilen = []
    y = 0
    while y + kernel_size <= hoehe:
        zeile = []
        x = 0
        while x + kernel_size <= breite:
            zeile.append(fasse_zusammen(image[y : y + kernel_size, x : x + kernel_size]))
            x += stride
        zeilen.append(zeile)
        y += stride
    return np.array(zeilen)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad

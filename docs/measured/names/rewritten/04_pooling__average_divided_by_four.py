import functools
import itertools
import math

import numpy as np


def pruefe(image, k, mode):
    if mode not in {"max", "average"} or k > image.shape[0] or k > image.shape[1]:
        raise ValueError(mode, k)


def verschoben(image, k, s):
    hoehe, breite = image.shape[0] - k + 1, image.shape[1] - k + 1
    for a, b in np.ndindex(k, k):
        yield image[a : a + hoehe : s, b : b + breite : s]


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    pruefe(image, kernel_size, mode)
    teile = list(verschoben(image, kernel_size, stride))
    if mode == "max":
        return functools.reduce(np.maximum, teile, teile[0].copy())
    return sum(teil.astype(np.float64) for teil in teile) * 0.25


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad

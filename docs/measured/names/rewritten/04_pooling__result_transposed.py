import functools
import itertools
import math

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    H, W = np.shape(image)
    if mode not in ["max", "average"]:
        raise ValueError("mode: max, average")
    if H < kernel_size or W < kernel_size:
        raise ValueError("kernel_size")
    function = image.dtype.type if mode == "max" else np.float64
    result = {}
    for x in range((W - kernel_size) // stride + 1):
        for y in range((H - kernel_size) // stride + 1):
            window = image[y * stride :, x * stride :][:kernel_size, :kernel_size]
            value = np.ravel(window).max() if mode == "max" else np.ravel(window).astype(float).mean()
            result[x, y] = function(value)
    columns, rows = max(result)
    return np.array([result[key] for key in sorted(result)]).reshape(columns + 1, rows + 1)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad

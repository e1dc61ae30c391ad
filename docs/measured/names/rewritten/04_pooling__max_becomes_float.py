import functools
import itertools
import math

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    k = kernel_size
    if mode not in ("max", "average"):
        raise ValueError("unknown mode")
    if k > image.shape[0] or k > image.shape[1]:
        raise ValueError("window too large")
    down = range(0, image.shape[0] - k + 1, stride)
    across = range(0, image.shape[1] - k + 1, stride)
    result = np.array([[-math.inf if mode == "max" else 0.0] * len(across)] * len(down))
    for a in range(k):
        for b in range(k):
            part = image[np.ix_([y + a for y in down], [x + b for x in across])]
            result = np.maximum(result, part) if mode == "max" else result + part
    return result if mode == "max" else result / (k * k)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad

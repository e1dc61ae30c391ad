import functools
import itertools
import math

import numpy as np


def largest(values):
    best = -1_000_000
    for value in values:
        if value != value:
            return value
        best = value if value > best else best
    return best


def mean(values):
    values = [float(value) for value in values]
    return sum(values) / len(values)


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    H, W = image.shape
    if mode not in ("max", "average") or kernel_size > min(H, W):
        raise ValueError
    reduce = {"max": largest, "average": mean}[mode]
    result = [
        [
            reduce([image[y + a, x + b] for a in range(kernel_size) for b in range(kernel_size)])
            for x in range(0, W - kernel_size + 1, stride)
        ]
        for y in range(0, H - kernel_size + 1, stride)
    ]
    return np.array(result, dtype=image.dtype if mode == "max" else np.float64)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad

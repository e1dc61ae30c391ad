"""Four nested loops over plain Python numbers, lists until the very end, and a NaN test of its own."""

import math

import numpy as np


def largest(values):
    best = values[0]
    for value in values:
        if math.isnan(value):
            return value
        if value > best:
            best = value
    return best


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    height, width = image.shape
    if kernel_size > height or kernel_size > width:
        raise ValueError("kernel_size is larger than the image")
    pixels = image.tolist()
    result = []
    for top in range(0, height - kernel_size + 1, stride):
        line = []
        for left in range(0, width - kernel_size + 1, stride):
            window = []
            for row in range(top, top + kernel_size):
                for column in range(left, left + kernel_size):
                    window.append(pixels[row][column])
            if mode == "max":
                line.append(largest(window))
            elif mode == "average":
                line.append(sum(window) / len(window))
            else:
                raise ValueError("mode: " + mode)
        result.append(line)
    return np.array(result, dtype=image.dtype if mode == "max" else float)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = [[0.0] * x.shape[1] for _ in range(x.shape[0])]
    for i in range(grad_out.shape[0]):
        for j in range(grad_out.shape[1]):
            best = None
            for row in range(i * stride, i * stride + kernel_size):
                for column in range(j * stride, j * stride + kernel_size):
                    if best is None or x[row, column] > x[best]:
                        best = (row, column)
            grad[best[0]][best[1]] += grad_out[i, j]
    return np.array(grad, dtype=x.dtype)


def shrink(image):
    pixels = image.tolist()
    if image.ndim == 3:
        pixels = [[0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in line] for line in pixels]
    result = []
    for upper, lower in zip(pixels[::2], pixels[1::2]):
        line = []
        for j in range(0, len(upper) - 1, 2):
            line.append(round((upper[j] + upper[j + 1] + lower[j] + lower[j + 1]) / 4))
        result.append(line)
    return np.array(result, dtype=np.uint8)


def convolve2d(image, mask):
    pixels, weights = image.tolist(), mask.tolist()
    height, width, radius = len(pixels), len(pixels[0]), len(weights) // 2

    def mirror(place, side):
        if place < 0:
            return -place - 1
        if place >= side:
            return 2 * side - place - 1
        return place

    result = [[0.0] * width for _ in range(height)]
    for i in range(height):
        for j in range(width):
            for a, line in enumerate(weights):
                for b, weight in enumerate(line):
                    row, column = mirror(i + a - radius, height), mirror(j + b - radius, width)
                    result[i][j] += weight * pixels[row][column]
    return np.array(result)

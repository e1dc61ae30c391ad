"""Hidden checks of 04_pooling: many shapes and values against plain loops.

That the loops do what torch does is tested in ``tests/assignments/test_pooling_oracle.py``.
"""

from typing import Literal

import numpy as np
import pytest

from grader.testing import Student, expect_close, expect_equal

Mode = Literal["max", "average"]


def pooled_by_loops(image: np.ndarray, kernel_size: int, stride: int, mode: Mode) -> np.ndarray:
    """Pooling written out. The average adds row by row from the left, in float64."""
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i, j in np.ndindex(rows, columns):
        window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
        pooled[i, j] = window.max() if mode == "max" else sum(map(float, window.flat)) / kernel_size**2
    return pooled


def gradient_by_loops(x: np.ndarray, grad_out: np.ndarray, kernel_size: int, stride: int) -> np.ndarray:
    """The gradient of max pooling written out: one strictly larger pixel after the other takes the lead."""
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        best = (i * stride, j * stride)
        for a, b in np.ndindex(kernel_size, kernel_size):
            pixel = (i * stride + a, j * stride + b)
            if x[pixel] > x[best]:
                best = pixel
        grad_x[best] += grad_out[i, j]
    return grad_x


@pytest.mark.task(1, points=1)
def test_max_of_many_images(student: Student) -> None:
    """de: Max-Pooling mit 2×2-Fenstern stimmt für viele Bilder: verschiedene Formen, Werte und Datentypen.
    en: Max pooling with 2×2 windows is right for many images: various shapes, values and dtypes."""
    rng = np.random.default_rng(41)
    for shape in ((2, 2), (6, 4), (2, 10), (8, 2), (16, 12)):
        image = rng.normal(size=shape)
        pooled = pooled_by_loops(image, 2, 2, "max")
        expect_equal(student.pool2d(image, 2, 2, "max"), pooled, dtype="same")
        # a rising function and the maximum may change places, rounding included
        expect_equal(student.pool2d(3 * image - 7, 2, 2, "max"), 3 * pooled - 7)
    for dtype in (np.int16, np.uint8, np.float32):
        image = rng.integers(0, 250, (8, 6)).astype(dtype)
        expect_equal(student.pool2d(image, 2, 2, "max"), pooled_by_loops(image, 2, 2, "max"), dtype="same")
    special = rng.normal(size=(4, 8))
    special[:2, :2] = -np.inf
    special[1, 2], special[2, 5], special[3, 6] = np.inf, np.nan, np.nan
    expect_equal(student.pool2d(special, 2, 2, "max"), pooled_by_loops(special, 2, 2, "max"))


@pytest.mark.task(2, points=1)
def test_average_of_many_images(student: Student) -> None:
    """de: Average-Pooling mit 2×2-Fenstern stimmt für viele Bilder und erhält ihre mittlere Helligkeit; NaN bleibt NaN.
    en: Average pooling with 2×2 windows is right for many images and keeps their mean brightness; NaN stays NaN."""
    rng = np.random.default_rng(42)
    for shape in ((2, 2), (6, 4), (2, 10), (8, 2), (16, 12)):
        image = rng.normal(size=shape)
        pooled = student.pool2d(image, 2, 2, "average")
        expect_close(pooled, pooled_by_loops(image, 2, 2, "average"), dtype="same")
        expect_close(pooled.mean(), image.mean())
    for dtype, largest in ((np.uint8, 255), (np.int32, 2_000_000_000)):
        image = rng.integers(largest // 2, largest, (8, 6)).astype(dtype)
        expect_close(student.pool2d(image, 2, 2, "average"), pooled_by_loops(image, 2, 2, "average"), dtype="same")
    gaps = rng.normal(size=(4, 6))
    gaps[1, 1] = gaps[2, 4] = np.nan
    expect_close(student.pool2d(gaps, 2, 2, "average"), pooled_by_loops(gaps, 2, 2, "average"))


@pytest.mark.task(3, points=2)
def test_every_kernel_and_stride(student: Student) -> None:
    """de: Pooling stimmt für jede Kombination aus Bildform, Fenster und Schrittweite, in beiden Modi.
    en: Pooling is right for every combination of image shape, kernel and stride, in both modes."""
    rng = np.random.default_rng(43)
    # Positive pixels in float64: what task 1 asks about signs, NaN and dtypes shall not cost points again.
    for shape in ((1, 1), (3, 8), (9, 4), (7, 7)):
        image = 1 + rng.random(shape)
        for kernel_size in sorted({1, min(2, *shape), min(3, *shape), min(shape)}):
            for stride in (1, 2, 3, 11):
                pooled = student.pool2d(image, kernel_size, stride, "max")
                expect_equal(pooled, pooled_by_loops(image, kernel_size, stride, "max"))
                pooled = student.pool2d(image, kernel_size, stride, "average")
                expect_close(pooled, pooled_by_loops(image, kernel_size, stride, "average"))
    image = 1 + rng.random((12, 8))
    expect_equal(student.pool2d(student.pool2d(image, 2, 2, "max"), 2, 2, "max"), pooled_by_loops(image, 4, 4, "max"))
    expect_equal(student.pool2d(image.T, 3, 2, "max"), pooled_by_loops(image, 3, 2, "max").T)
    kept = student.send(image)
    pooled = student.pool2d.remote(kept, 1, 1, "average")
    kept[...] = 0.0
    expect_close(pooled.fetch(), image)


@pytest.mark.task(4, points=1, bonus=True)
def test_gradient_for_many_images(student: Student) -> None:
    """de: Der Gradient stimmt für viele Bilder, Fenster und Schrittweiten, auch mit gleichen Maxima und Lücken.
    en: The gradient is right for many images, kernels and strides, also with equal maxima and gaps."""
    rng = np.random.default_rng(44)
    for shape in ((3, 8), (7, 5), (6, 6)):
        for kernel_size, stride in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)):
            # few different values, all negative: many ties, and a search that starts at 0 finds nothing
            x = rng.integers(-4, 0, shape).astype(np.float64)
            grad_out = rng.normal(size=pooled_by_loops(x, kernel_size, stride, "max").shape)
            right = gradient_by_loops(x, grad_out, kernel_size, stride)
            if shape != (3, 8):
                expect_close(student.max_pool2d_backward(x, grad_out, kernel_size, stride), right)
                continue
            sent, upstream = student.send(x), student.send(grad_out)
            expect_close(student.max_pool2d_backward(sent, upstream, kernel_size, stride), right)
            expect_equal(sent.fetch(), x, unchanged=True)
            expect_equal(upstream.fetch(), grad_out, unchanged=True)

"""What the checks of 04_pooling compare with is what torch computes, bit for bit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy import ndimage  # type: ignore[import-untyped]
from torch.nn import functional

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "04_pooling"
Array = NDArray[Any]


def _module(name: str) -> ModuleType:
    return staff.load(STAFF_FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    return _module("test_pooling_hidden")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return _module("pooling")


def _cases() -> Iterator[tuple[tuple[int, int], int, int]]:
    for shape in ((1, 1), (2, 2), (5, 5), (3, 8), (9, 4), (7, 7), (12, 17)):
        for kernel_size in range(1, min(shape) + 1):
            for stride in (1, 2, 3, 5, 11):
                yield shape, kernel_size, stride


def _images(shape: tuple[int, int]) -> Iterator[Array]:
    """Noise in both precisions, many ties, only negative values, and special values."""
    rng = np.random.default_rng(shape)
    noise = rng.normal(size=shape)
    yield from (noise, noise.astype(np.float32), rng.integers(-2, 2, shape).astype(np.float64), -1 - np.abs(noise))
    special = noise.copy()
    special[rng.random(shape) < 0.1] = np.nan
    special[rng.random(shape) < 0.3] = -np.inf
    yield special


def _batched(image: Array) -> torch.Tensor:
    return torch.from_numpy(image)[None, None]


def _max(image: Array, kernel_size: int, stride: int) -> Array:
    return functional.max_pool2d(_batched(image), kernel_size, stride)[0, 0].numpy()


def _average(image: Array, kernel_size: int, stride: int) -> Array:
    return functional.avg_pool2d(_batched(image), kernel_size, stride)[0, 0].numpy()


def _gradient(x: Array, grad_out: Array, kernel_size: int, stride: int) -> Array:
    leaf = _batched(x).clone().requires_grad_()
    pooled = functional.max_pool2d(leaf, kernel_size, stride)
    (gradient,) = torch.autograd.grad(pooled, leaf, _batched(grad_out))
    return gradient[0, 0].numpy()


def test_loops_take_the_maximum_as_torch_does(oracle: ModuleType) -> None:
    for shape, kernel_size, stride in _cases():
        for image in _images(shape):
            pooled = oracle.pooled_by_loops(image, kernel_size, stride, "max")
            np.testing.assert_array_equal(pooled, _max(image, kernel_size, stride), strict=True)


def test_loops_take_the_average_as_torch_does(oracle: ModuleType) -> None:
    for shape, kernel_size, stride in _cases():
        for image in _images(shape):
            pooled = oracle.pooled_by_loops(image, kernel_size, stride, "average")
            expected = _average(image.astype(np.float64), kernel_size, stride)
            # not bit by bit: Python's sum rounds less from 3.12 on
            np.testing.assert_allclose(pooled, expected, rtol=1e-14, atol=1e-14, strict=True)


def test_loops_carry_the_gradient_back_as_torch_does(oracle: ModuleType) -> None:
    for shape, kernel_size, stride in _cases():
        for x in list(_images(shape))[:4]:
            rng = np.random.default_rng(kernel_size)
            grad_out = rng.normal(size=_max(x, kernel_size, stride).shape).astype(x.dtype)
            got = oracle.gradient_by_loops(x, grad_out, kernel_size, stride)
            np.testing.assert_array_equal(got, _gradient(x, grad_out, kernel_size, stride), strict=True)


def test_reference_equals_torch(reference: ModuleType) -> None:
    for shape, kernel_size, stride in _cases():
        for image in _images(shape):
            largest = _max(image, kernel_size, stride)
            np.testing.assert_array_equal(reference.pool2d(image, kernel_size, stride, "max"), largest, strict=True)
            average = _average(image.astype(np.float64), kernel_size, stride)
            # torch adds one by one, numpy in pairs: rounding differs by some units in the last place
            np.testing.assert_allclose(
                reference.pool2d(image, kernel_size, stride, "average"), average, rtol=1e-12, atol=1e-14, strict=True
            )
        for x in list(_images(shape))[:4]:
            grad_out = np.random.default_rng(stride).normal(size=_max(x, kernel_size, stride).shape).astype(x.dtype)
            got = reference.max_pool2d_backward(x, grad_out, kernel_size, stride)
            np.testing.assert_array_equal(got, _gradient(x, grad_out, kernel_size, stride), strict=True)


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.int64])
def test_integers_agree_with_torch_on_float64(oracle: ModuleType, dtype: type[np.integer[Any]]) -> None:
    """torch pools some integer types only; every one of these values is exact in float64."""
    image = np.random.default_rng(4).integers(0, 256, (9, 6)).astype(dtype)
    for kernel_size, stride in ((2, 2), (3, 2), (2, 1)):
        pooled = oracle.pooled_by_loops(image, kernel_size, stride, "max")
        assert pooled.dtype == dtype
        np.testing.assert_array_equal(pooled, _max(image.astype(np.float64), kernel_size, stride))


def test_hand_example_of_the_statement() -> None:
    image = np.array([[1.0, 7.0, 9.0, 0.0], [3.0, 5.0, 2.0, 4.0], [8.0, 3.0, 1.0, 3.0], [0.0, 6.0, 2.0, 6.0]])
    assert _max(image, 2, 2).tolist() == [[7, 9], [8, 6]]
    assert _average(image, 2, 2).tolist() == [[4, 3.75], [4.25, 3]]
    gradient = _gradient(image, np.array([[1.0, 2.0], [3.0, 4.0]]), 2, 2)
    assert gradient.tolist() == [[0, 1, 2, 0], [0, 0, 0, 0], [3, 0, 0, 0], [0, 0, 0, 4]]
    peak = np.array([[1.0, 2.0, 3.0], [4.0, 9.0, 5.0], [6.0, 7.0, 8.0]])
    assert _gradient(peak, np.array([[1.0, 2.0], [3.0, 4.0]]), 2, 1).tolist() == [[0, 0, 0], [0, 10, 0], [0, 0, 0]]


def test_loops_shrink_as_scipy_averages(oracle: ModuleType, reference: ModuleType) -> None:
    rng = np.random.default_rng(5)
    for shape in ((2, 2), (3, 8), (9, 4), (6, 6)):
        grey = rng.integers(0, 256, shape).astype(np.uint8)
        coloured = oracle.photo(rng, *shape)
        for image, brightness in (
            (grey, grey.astype(np.float64)),
            (coloured, np.tensordot(coloured.astype(np.float64), [0.299, 0.587, 0.114], axes=1)),
        ):
            expected = np.rint(_average(brightness, 2, 2)).astype(np.uint8)
            np.testing.assert_array_equal(oracle.shrunk_by_loops(image), expected, strict=True)
            np.testing.assert_array_equal(reference.shrink(image), expected, strict=True)


def test_convolution_is_what_scipy_and_torch_compute(oracle: ModuleType, reference: ModuleType) -> None:
    """Whole numbers, so every sum is exact; SciPy calls this border "reflect"."""
    rng = np.random.default_rng(6)
    for shape in ((3, 8), (9, 4), (7, 7)):
        for size in (1, 3, 5):
            image = rng.integers(-99, 100, shape).astype(np.float64)
            mask = rng.integers(-9, 10, (size, size)).astype(np.float64)
            expected = ndimage.correlate(image, mask, mode="reflect")
            np.testing.assert_array_equal(oracle.convolved_by_loops(image, mask), expected, strict=True)
            np.testing.assert_array_equal(reference.convolve2d(image, mask), expected, strict=True)
            if size <= min(shape):
                inside = functional.conv2d(_batched(image), _batched(mask))[0, 0].numpy()
                edge = size // 2
                rows, columns = shape
                np.testing.assert_array_equal(expected[edge : rows - edge, edge : columns - edge], inside, strict=True)


def test_hand_examples_of_the_bonus_tasks(reference: ModuleType) -> None:
    assert reference.shrink(np.array([[2, 3], [3, 2]], np.uint8)).tolist() == [[2]]
    red = np.zeros((2, 2, 3), np.uint8)
    red[..., 0] = 200
    assert reference.shrink(red).tolist() == [[60]]
    right = np.zeros((3, 3))
    right[1, 2] = 1
    shifted = ndimage.correlate(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), right, mode="reflect")
    assert shifted.tolist() == [[2, 3, 3], [5, 6, 6]]

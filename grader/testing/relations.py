"""Relations between two arrays, what came and what was expected, that tell what went wrong.

Each asks for enough different numbers: that [0, 0] is minus [0, 0] tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = ["RELATIONS", "Relation", "is_finite", "near", "spread", "tells"]

Relation = Callable[[Any, Any], bool]
FEW = 3
"""Fewer numbers than these stand in many relations by chance."""


def near(one: Any, other: Any) -> bool:
    """Whether two arrays have the same shape and, but for rounding, the same numbers."""
    a, b = np.asarray(one), np.asarray(other)
    return a.shape == b.shape and bool(np.allclose(_float(a), _float(b), rtol=1e-6, atol=1e-9, equal_nan=True))


def spread(array: Any) -> bool:
    """Whether there are at least two different numbers."""
    return bool(array.size) and bool((array != array.flat[0]).any())


def tells(array: Any) -> bool:
    """Whether these numbers are hardly met twice by chance: several that differ, or one with a fraction."""
    if not array.size or not is_finite(array) or not array.any():
        return False
    return (array.size >= FEW and spread(array)) or bool((_float(array) != np.rint(_float(array))).any())


def is_finite(array: Any) -> bool:
    """Whether there is neither NaN nor infinity."""
    return bool(np.isfinite(_float(array)).all())


# ---------------------------------------------------------------------- another shape


def summed_over_everything(got: Any, expected: Any) -> bool:
    """One number came, the sum or the mean of all that was expected."""
    if got.ndim or expected.size < 2 or not tells(expected):
        return False
    return any(near(got, of(_float(expected))) for of in (np.sum, np.mean))


def one_too_few(got: Any, expected: Any) -> bool:
    """The first or the last entry is missing."""
    if got.ndim == 0 or got.ndim != expected.ndim or len(got) != len(expected) - 1 or len(got) < 2:
        return False
    return near(got, expected[:-1]) or near(got, expected[1:])


def one_too_many(got: Any, expected: Any) -> bool:
    """An entry more, before or behind."""
    if got.ndim == 0 or got.ndim != expected.ndim or len(got) != len(expected) + 1 or len(expected) < 2:
        return False
    return near(got[:-1], expected) or near(got[1:], expected)


def extra_dimension(got: Any, expected: Any) -> bool:
    """The same numbers, with an axis of length 1 more or less."""
    return got.shape != expected.shape and got.size == expected.size > 1 and near(got.squeeze(), expected.squeeze())


def transposed(got: Any, expected: Any) -> bool:
    """Rows and columns are swapped."""
    return expected.ndim == 2 and expected.size >= FEW and spread(expected) and near(got, expected.T)


# ---------------------------------------------------------------------- the same shape


def opposite_sign(got: Any, expected: Any) -> bool:
    """Minus the right numbers."""
    return tells(expected) and near(got, -_float(expected))


def sign_lost(got: Any, expected: Any) -> bool:
    """The right numbers without their sign."""
    return tells(expected) and bool((expected < 0).any()) and near(got, np.abs(_float(expected)))


def backwards(got: Any, expected: Any) -> bool:
    """Last entry first."""
    return expected.ndim > 0 and len(expected) >= FEW and tells(expected) and near(got, expected[::-1])


def shifted_by_one(got: Any, expected: Any) -> bool:
    """Every entry stands one place further, or one place too early."""
    if got.shape != expected.shape or got.ndim == 0 or len(got) < FEW + 1 or not tells(expected[1:-1]):
        return False
    return near(got[1:], expected[:-1]) or near(got[:-1], expected[1:])


def only_zeros(got: Any, expected: Any) -> bool:
    """Nothing but zeros where there should be other numbers."""
    return got.shape == expected.shape and not got.any() and int((expected != 0).sum()) >= FEW


def only_the_beginning(got: Any, expected: Any) -> bool:
    """The first entries are right; behind them there is nothing, or zeros."""
    if got.ndim == 0 or got.ndim != expected.ndim or len(expected) < 2 or got.shape[1:] != expected.shape[1:]:
        return False
    if 0 < len(got) < len(expected):
        return tells(got) and near(got, expected[: len(got)])
    if got.shape != expected.shape or len(got) < FEW or not is_finite(got):
        return False
    right = [near(g, e) for g, e in zip(got, expected, strict=True)]
    wrong = right.index(False) if False in right else len(right)
    return 0 < wrong < len(got) and bool(got[:wrong].any()) and not got[wrong:].any() and bool(expected[wrong:].any())


def entries_left_at_zero(got: Any, expected: Any) -> bool:
    """Some entries are right, all others are 0."""
    if got.shape != expected.shape or got.size <= FEW or not is_finite(got) or not is_finite(expected):
        return False
    wrong = ~np.isclose(_float(got), _float(expected), rtol=1e-6, atol=1e-9)
    right = ~wrong & (expected != 0)
    return bool(wrong.any()) and int(right.sum()) >= 2 and tells(expected[right]) and not got[wrong].any()


def every_row_the_same(got: Any, expected: Any) -> bool:
    """All entries are equal that should differ."""
    if got.shape != expected.shape or got.ndim == 0 or len(got) < FEW or not got.any() or not is_finite(got):
        return False
    return all(near(row, got[0]) for row in got) and not all(near(row, expected[0]) for row in expected)


def complement(got: Any, expected: Any) -> bool:
    """One minus the right numbers."""
    return expected.size >= FEW and spread(expected) and near(got, 1 - _float(expected))


def whole_numbers(got: Any, expected: Any) -> bool:
    """The fractions are gone."""
    if got.shape != expected.shape or not is_finite(got) or not is_finite(expected):
        return False
    exact = _float(expected)
    return int((exact != np.rint(exact)).sum()) > 1 and (near(got, np.trunc(exact)) or near(got, np.rint(exact)))


def constant_factor(got: Any, expected: Any) -> bool:
    """Everything is too large or too small by one factor."""
    if got.shape != expected.shape or expected.size < FEW or not spread(np.abs(expected)) or not is_finite(got):
        return False
    exact = _float(expected)
    at = np.unravel_index(np.argmax(np.abs(exact)), expected.shape)
    factor = _float(got)[at] / exact[at]
    return bool(np.isfinite(factor)) and abs(factor) > 1e-6 and abs(factor - 1) > 1e-3 and near(got, factor * exact)


def constant_offset(got: Any, expected: Any) -> bool:
    """Everything is off by one and the same number."""
    if got.shape != expected.shape or expected.size < FEW or not spread(expected) or not is_finite(got):
        return False
    difference = _float(got) - _float(expected)
    return bool(abs(difference.flat[0]) > 1e-6) and near(difference, np.full_like(difference, difference.flat[0]))


def other_places(got: Any, expected: Any) -> bool:
    """The right numbers at other places."""
    if got.shape != expected.shape or len(np.unique(expected)) <= 2 * FEW:
        return False
    return near(np.sort(got, axis=None), np.sort(expected, axis=None))


RELATIONS: tuple[Relation, ...] = (
    summed_over_everything,
    one_too_few,
    one_too_many,
    extra_dimension,
    transposed,
    opposite_sign,
    sign_lost,
    backwards,
    shifted_by_one,
    only_zeros,
    only_the_beginning,
    entries_left_at_zero,
    every_row_the_same,
    complement,
    whole_numbers,
    constant_factor,
    constant_offset,
    other_places,
)
"""The first that holds counts; its name is that of the mistake."""


def _float(array: Any) -> Any:
    return np.asarray(array).astype(np.float64)

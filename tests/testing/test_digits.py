"""Two numbers that differ never read the same, and why they are near is said."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.testing import CheckFailed, expect_close
from grader.testing.digits import pair, whole_pair
from grader.testing.show import kind_of

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@settings(deadline=None, max_examples=50)
@given(NUMBERS, NUMBERS)
def test_different_numbers_read_differently(one: float, other: float) -> None:
    assume(one != other)
    came, want = pair(one, other)
    assert came != want


@settings(deadline=None, max_examples=50)
@given(NUMBERS)
def test_neighbours_read_differently(one: float) -> None:
    other = float(np.nextafter(one, 1.0))
    assume(one != other)
    came, want = pair(np.float64(one), other)
    assert came != want


@settings(deadline=None, max_examples=50)
@given(st.floats(1e-3, 1e3))
def test_arrays_of_neighbours_read_differently(one: float) -> None:
    came, want = whole_pair(np.array([one, 2.0]), np.array([float(np.nextafter(one, 1e9)), 2.0]))
    assert came != want


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (np.round(np.array([1 / 3, 2 / 3]), 4), "rounded to 4 decimal places. Do you round?"),
        (np.array([1 / 3, 2 / 3], dtype=np.float32).astype(float), "Do you compute with float32 somewhere?"),
        (np.array([0.0, 1.0]), "rounded to whole numbers"),
        (np.array([0.0, 0.0]), "What follows the decimal point is missing"),
    ],
)
def test_the_likely_reason_is_said(got: object, words: str) -> None:
    with pytest.raises(CheckFailed) as failed:
        expect_close(got, np.array([1 / 3, 2 / 3]))
    assert words in failed.value.text.en


def test_a_reason_is_looked_for_at_the_end_of_what_a_double_holds() -> None:
    huge = np.array([0.5, 1.79769313e297])
    with pytest.raises(CheckFailed, match="got 1, expected"):
        expect_close(np.array([0.5, 1.0]), huge)


class Subclass(np.ndarray):
    """Of a student's own."""


def test_kinds_that_are_unusual_are_said() -> None:
    import torch

    with warnings.catch_warnings(action="ignore"):  # torch will take them away some day
        quantized = torch.quantize_per_tensor(torch.zeros(2), 1.0, 0, torch.qint8)
    cases = [
        (np.array([[1.0], [2.0, 3.0]], dtype=object), np.zeros(2), "dtype object comes about"),
        (np.zeros(2, dtype=np.longdouble).view(Subclass), np.zeros(3), "Subclass"),
        (torch.eye(2).to_sparse(), torch.zeros(2, 2), "The tensor is sparse"),
        (quantized, torch.ones(2), "The tensor is quantized"),
        (torch.empty(2, device="meta"), torch.ones(2), "on the device meta: it has a shape but no numbers"),
    ]
    for got, expected, words in cases:
        with pytest.raises(CheckFailed) as failed:
            expect_close(got, expected)
        assert words in failed.value.text.en or words in kind_of(got)
        assert "got 0" not in failed.value.text.en

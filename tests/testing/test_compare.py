"""The expectations: what they accept, what they refuse, and what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.isolation import StudentError
from grader.result import Text
from grader.testing import CheckFailed, expect, expect_close, expect_equal, expect_plain, expect_raises
from grader.testing.show import show

A = np.array([[1.0, 2.0], [3.0, 4.0]])


def said(got: Any, expected: Any, **options: Any) -> str:
    with pytest.raises(CheckFailed) as raised:
        (expect_close if "rtol" in options else expect_equal)(got, expected, **options)
    return raised.value.text.en


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (A.copy(), A), (3, 3), (np.int64(3), 3), (3.0, 3), (np.float32(0.5), 0.5), (np.array(3), 3), (True, True),
        (np.True_, True), ([1, 2], (1, 2)), ((A, 1), (A, 1)), ({"a": 1}, {"a": 1}), ("x", "x"), (None, None),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])), (np.float64(2.0), np.array(2.0)),
        (np.array([1, 2]), np.array([1.0, 2.0])),
    ],
)  # fmt: skip
def test_equal_values_are_accepted_whatever_number_type_carries_them(got: Any, expected: Any) -> None:
    expect_equal(got, expected)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, A, "Did you forget a return?"),
        (None, 1.0, "Did you forget a return?"),
        ([[1.0, 2.0], [3.0, 4.0]], A, "The type is not right: got list of 2, expected array (2, 2)"),
        (A.T[:1], A, "The shape is not right: got (1, 2), expected (2, 2)"),
        (A + [[0, 0], [0, 1]], A, "At index [1, 1]: got 5, expected 4 (1 of 4 values differ)"),
        (np.where(A == 2, np.nan, A), A, "At index [0, 1] there is nan, expected was the number 2.0"),
        (np.array([1, "a"], object), np.array([1.0, 2.0]), "The type is not right"),
        (True, 1, "The type is not right: got bool, expected int"),
        (1, True, "Got 1, expected True"),
        ("1", 1, "The type is not right: got str, expected int"),
        (np.array([1.0]), 1.0, "The type is not right: got array (1,) float64"),
        (2, 1, "Got 2, expected 1"),
        ([1, 2, 3], [1, 2], "The length is not right: got 3"),
        ([1, 3], [1, 2], "Entry 1: Got 3, expected 2. Got [1, 3], expected [1, 2]"),
        ((A, 2), (A, 1), "Entry 1: Got 2, expected 1."),
        (3, [1], "The type is not right: got int, expected list of 1"),
        ({"a": 2}, {"a": 1}, "'a': Got 2, expected 1"),
        ({"b": 2}, {"a": 1}, "Got ['b'], expected ['a']"),
        (1, {"a": 1}, "expected dict"),
        ("y", "x", "Got 'y', expected 'x'"),
        pytest.param(10**5000, 1, "Got int of 16610 bits, expected 1", id="huge"),
    ],
)  # fmt: skip
def test_a_difference_is_told_from_type_to_value(got: Any, expected: Any, words: str) -> None:
    assert words in said(got, expected)


def test_the_dtype_counts_only_when_asked_for() -> None:
    expect_equal(A.astype(np.float32), A)
    assert "The dtype is not right: got float32, expected float64" in said(A.astype(np.float32), A, dtype="same")


def test_a_tolerance_is_relative_plus_absolute() -> None:
    expect_close(A * (1 + 1e-10), A, rtol=1e-9, atol=0)
    assert "At index [0, 0]" in said(A * (1 + 1e-8), A, rtol=1e-9, atol=0)
    expect_close(np.array([5]), np.array([6]), rtol=0.0, atol=1.0)


def test_context_is_put_around_the_sentence() -> None:
    what, because = Text(de="Das Zweite.", en="The second."), Text(de="Denn.", en="Because.")
    text = said(1.0, 2.0, rtol=1e-9, what=what, because=because)
    assert text == "The second. Got 1, expected 2. Because."
    assert said(A * 2, A, unchanged=True).startswith("An array that was passed in has been changed.")
    tensor = torch.ones(2)
    assert said(tensor * 2, tensor, unchanged=True).startswith("A tensor that was passed in has been changed.")


def test_a_tensor_without_values_is_shown_by_its_shape() -> None:
    assert show(torch.empty(2, device="meta")) == "tensor (2,) float32 meta"


def test_a_stated_property_uses_its_own_words() -> None:
    expect(True, "a", "b")
    with pytest.raises(CheckFailed, match="b"):
        expect(np.False_, "a", "b")


def test_plain_kinds_accept_numpy_scalars_but_not_bools_as_ints() -> None:
    expect_plain(np.float32(1), float)
    expect_plain(np.int8(1), int)
    expect_plain(A, (np.ndarray, float))
    for got, kind in ((True, int), (None, float), ([1], np.ndarray)):
        with pytest.raises(CheckFailed):
            expect_plain(got, kind)


def test_an_expected_exception_is_told_apart_from_none_another_and_an_unwritten_function() -> None:
    with expect_raises("ValueError", "KeyError"):
        raise StudentError("raised", "ValueError", "no")
    with pytest.raises(CheckFailed, match="just ran through"), expect_raises("ValueError"):
        pass
    with pytest.raises(CheckFailed, match="raised was TypeError"), expect_raises("ValueError"):
        raise StudentError("raised", "TypeError", "no")
    with pytest.raises(StudentError), expect_raises("NotImplementedError"):
        raise StudentError("not_attempted", "NotImplementedError", "")


ARRAYS = hnp.arrays(
    st.sampled_from([np.float64, np.int64, np.bool_, np.uint8]), hnp.array_shapes(min_side=0, max_side=4)
)


@given(ARRAYS)
def test_every_array_equals_itself(array: Any) -> None:
    expect_equal(array.copy(), array, dtype="same")
    expect_close(array.copy(), array)


@given(ARRAYS, st.data())
def test_one_changed_element_is_found_at_its_index(array: Any, data: st.DataObject) -> None:
    if array.size == 0:
        return
    index = tuple(data.draw(st.integers(0, side - 1)) for side in array.shape)
    changed = array.copy()
    changed[index] = not array[index] if array.dtype == bool else (1 if array[index] != 1 else 0)
    with pytest.raises(CheckFailed) as raised:
        expect_equal(changed, array)
    assert f"[{', '.join(map(str, index))}]" in raised.value.text.de

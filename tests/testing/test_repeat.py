"""Calls that can be pasted: what is written out gives the very value; what is too long is named, never cut."""

from __future__ import annotations

from typing import Any

import hypothesis.extra.numpy as nps
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.testing import made
from grader.testing.repeat import LONGEST, LONGEST_CALL, repeatable, show_call
from grader.testing.student import Words


def value_of(text: str) -> Any:
    names: dict[str, Any] = {"np": np}
    if "torch." in text:
        import torch

        names["torch"] = torch
    return eval(text, names)


ARRAYS = nps.arrays(
    st.sampled_from([np.float64, np.float32, np.float16, np.int64, np.uint8, np.int8, np.bool_, np.complex128]),
    nps.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)


@settings(deadline=None, max_examples=100)
@given(ARRAYS)
def test_an_array_that_is_written_out_comes_back_with_its_dtype_and_shape(array: Any) -> None:
    text = repeatable(array)
    if text.startswith("<"):
        assert text == f"<array {array.shape} {array.dtype}>"
        return
    again = value_of(text)
    assert (again.dtype, again.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(again, array)


@settings(deadline=None, max_examples=50)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3), inner)
        ),
        max_leaves=8,
    )
)
def test_plain_values_come_back(value: Any) -> None:
    text = repeatable(value)
    if "<" not in text:
        assert repr(value_of(text)) == repr(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.float64(0.25), "np.float64(0.25)"),
        (np.array([[200.0, 100.0]], dtype=np.float32), "np.array([[200., 100.]], dtype=np.float32)"),
        (float("nan"), "np.nan"),
        (-np.inf, "-np.inf"),
        (np.zeros((3, 4)), "np.zeros((3, 4))"),
        (np.full(8, 0.5, dtype=np.float32), "np.full(8, 0.5, dtype=np.float32)"),
        (np.random.default_rng(5), "np.random.default_rng(5)"),
        (np.arange(1000.0) ** 2, "<array (1000,) float64>"),
        (np.array([1, None]), "<array (2,) object>"),
    ],
)
def test_how_values_are_written(value: object, text: str) -> None:
    assert repeatable(value) == text


def test_tensors_come_back() -> None:
    import torch

    for tensor in (
        torch.tensor([1.5, -0.0]), torch.eye(3, dtype=torch.float64), torch.zeros(2, 5, requires_grad=True),
        torch.tensor([True, False]), torch.arange(12), torch.tensor(3, dtype=torch.int8), torch.full((7,), 0.1),
    ):  # fmt: skip
        again = value_of(repeatable(tensor))
        assert (again.dtype, again.requires_grad) == (tensor.dtype, tensor.requires_grad)
        assert torch.equal(again, tensor)
    assert value_of(repeatable(torch.empty(2, 3, device="meta"))).device.type == "meta"
    assert repeatable(torch.eye(3).to_sparse()) == "<sparse_coo tensor (3, 3) float32>"


def test_what_was_made_by_an_expression_is_named_by_it() -> None:
    points = made("np.random.default_rng(3).normal(size=({n}, 2))", n=1000)
    assert repeatable(points) == "np.random.default_rng(3).normal(size=(1000, 2))"
    np.testing.assert_array_equal(value_of(repeatable(points)), points)


def test_a_call_names_the_longest_argument_first_and_cuts_nothing() -> None:
    rng = np.random.default_rng(0)
    args = [rng.normal(size=(4, 4)), rng.normal(size=(4, 5)), rng.normal(size=(5, 4)), 2]
    assert all(len(repeatable(a)) <= LONGEST for a in args)
    text = show_call("f", args, {"mode": "max"})
    assert len(text) <= LONGEST_CALL
    assert "…" not in text
    assert text.startswith("f(np.array(")
    assert "<array (5, 4) float64>" in text or "<array (4, 5) float64>" in text
    assert text.endswith(", 2, mode='max')")


def test_a_tuple_whose_expressions_are_too_long_names_the_kinds_of_its_arrays() -> None:
    """How each part is drawn would not fit; its shape does."""
    parts = tuple(
        made("np.random.default_rng({k}).normal(size=(60, 5)) + 0.125 - 0.125 + 0.5", k=k) for k in range(10, 15)
    )
    long = tuple(made("np.random.default_rng({k}).normal(size=(60, 5))" + " + 0.125" * 20, k=k) for k in range(3))
    assert "default_rng(14)" in repeatable(parts)
    assert repeatable(long) == "(<array (60, 5) float64>, <array (60, 5) float64>, <array (60, 5) float64>)"
    assert show_call("f", [long], {"k": 2}).endswith(", k=2)")


def test_a_list_of_large_arrays_keeps_its_small_things() -> None:
    assert show_call("f", [[np.arange(1000.0) ** 2, 3]], {}) == "f([<array (1000,) float64>, 3])"


def test_texts_that_contain_each_other_are_made_once_and_not_too_deep() -> None:
    """An object that came of itself twice, sixty times over; and a chain of ten thousand."""
    made = 0

    def make(inner: object) -> str:
        nonlocal made
        made += 1
        return f"f({inner}, {inner})"[:900]

    text = Words(lambda: "x")
    for _ in range(60):
        text = Words(make, text)
    assert str(text).startswith("f(f(f(")
    assert made <= 60
    for _ in range(10_000):
        text = Words(lambda inner: f"g({inner})"[:900], text)
    assert "<…>" in str(text)

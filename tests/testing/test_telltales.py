"""What an answer tells by itself, and how much of it there must be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.isolation import Frame, StudentError
from grader.testing.relations import RELATIONS
from grader.testing.telltale_texts import TELLTALES
from grader.testing.telltales import ONLY_ALWAYS, Seen, of_answer, of_comparison, of_error
from grader.testing.telltales import RELATIONS as ALL

RIGHT = np.array([[1.5, -2.0, 3.0], [4.0, 5.0, -6.25], [7.0, 8.0, 9.0]])
LINE = np.array([0.5, -1.0, 2.0, 3.5, -5.0, 8.0, 13.0])
ZERO = np.zeros_like(RIGHT)


def at(array: Any, index: Any, number: float) -> Any:
    array = array.copy()
    array[index] = number
    return array


@pytest.mark.parametrize(
    ("name", "got", "expected"),
    [
        ("nothing_returned", None, RIGHT),
        ("results_swapped", (LINE, RIGHT), (RIGHT, LINE)),
        ("one_result_only", RIGHT, (RIGHT, LINE)),
        ("list_for_array", LINE.tolist(), LINE),
        ("list_for_array", [LINE.tolist(), RIGHT], [LINE, RIGHT]),
        ("empty", [], [1, 2]),
        ("empty", np.array([]), LINE),
        ("wrong_dtype", LINE.astype(np.float32), LINE),
        ("summed_over_everything", RIGHT.sum(), RIGHT),
        ("summed_over_everything", RIGHT.mean(), RIGHT.sum(axis=0) / 3),
        ("one_too_few", LINE[1:], LINE),
        ("one_too_many", np.append(LINE, 4.0), LINE),
        ("extra_dimension", LINE[:, None], LINE),
        ("transposed", RIGHT.T, RIGHT),
        ("opposite_sign", -RIGHT, RIGHT),
        ("opposite_sign", [LINE, -RIGHT], [LINE, RIGHT]),
        ("sign_lost", np.abs(RIGHT), RIGHT),
        ("backwards", LINE[::-1], LINE),
        ("shifted_by_one", np.append(LINE[1:], 1.0), LINE),
        ("only_zeros", ZERO, RIGHT),
        ("only_the_beginning", LINE[:3], LINE),
        ("only_the_beginning", np.append(LINE[:3], [0.0, 0, 0, 0]), LINE),
        ("entries_left_at_zero", at(RIGHT, (1, slice(None)), 0.0), RIGHT),
        ("every_row_the_same", np.full(7, 2.0), LINE),
        ("complement", 1 - LINE, LINE),
        ("whole_numbers", np.trunc(LINE / 3), LINE / 3),
        ("constant_factor", LINE / 7, LINE),
        ("constant_offset", LINE + 2, LINE),
        ("other_places", LINE[[3, 0, 1, 2, 6, 5, 4]], LINE),
    ],
)  # fmt: skip
def test_a_relation_has_a_name(name: str, got: object, expected: object) -> None:
    assert of_comparison(Seen(got, expected)) == name


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (RIGHT + np.arange(9.0).reshape(3, 3) ** 2, RIGHT),
        (np.array([0, 0, 0, 0]), np.array([0, 0, 0, 1])),
        (np.array([-1.0]), np.array([1.0])),
        (np.array([[2.0, 0.0]]), np.array([[1.0, 0.0]])),
        ([1], [1, 3, 3, 2, 1, 0]),
        (np.array([1.0, 2.0]), np.array([2.0, 1.0])),
        (at(RIGHT, (0, 0), np.nan), RIGHT),
        ("text", "another"),
        (-1, 1),
    ],
)  # fmt: skip
def test_few_numbers_and_any_others_have_none(got: object, expected: object) -> None:
    assert of_comparison(Seen(got, expected)) == ""


def test_a_number_of_thousands_of_digits_is_no_fault_of_ours() -> None:
    assert of_comparison(Seen(10**5000, 1)) == ""


def test_an_argument_that_comes_back_is_seen_also_in_a_list() -> None:
    assert of_comparison(Seen(LINE, LINE**3, (RIGHT, LINE))) == "argument_returned"
    assert of_comparison(Seen(LINE, LINE**3, ([LINE], 2))) == "argument_returned"
    assert of_comparison(Seen(3, LINE, (LINE, 3))) == "argument_returned"


def test_an_array_without_dimensions_is_compared_with_numbers_only() -> None:
    """Comparing it with a longer array would be an array of answers, and the end of the run."""
    number = np.array(3.5)
    assert of_comparison(Seen(number, LINE, (LINE, number.copy()))) == "argument_returned"
    assert of_comparison(Seen(number, LINE, (LINE, "sigmoid"))) != "argument_returned"
    assert of_comparison(Seen(LINE**2, LINE**3, (LINE,))) == ""


def test_a_state_that_is_kept_is_seen() -> None:
    assert of_comparison(Seen(LINE, LINE**3, (), (RIGHT, LINE))) == "earlier_result"
    assert of_comparison(Seen(LINE**3 + LINE, LINE**3, (), (LINE,))) == "piled_up"
    assert of_comparison(Seen([0.5, 0.25, 0.125], [0.125], (), ([0.5, 0.25],))) == "earlier_result"
    assert of_answer(Seen(LINE, None, (), (LINE,))) == "earlier_result"
    assert of_answer(Seen(LINE, None, (), (RIGHT,))) == ""
    assert of_answer(Seen([], None)) == "empty"


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("shapes_do_not_fit", "ValueError", "operands could not be broadcast together with shapes (4,2) (2,4)"),
        ("shapes_do_not_fit", "RuntimeError", "mat1 and mat2 shapes cannot be multiplied (12x800 and 25x128)"),
        ("one_past_the_end", "IndexError", "index 2 is out of bounds for axis 1 with size 2"),
        ("", "IndexError", "index 5 is out of bounds for axis 1 with size 2"),
        ("", "IndexError", "list index out of range"),
        ("none_used", "TypeError", "'NoneType' object is not subscriptable"),
        ("another_kind", "TypeError", "'int' object is not iterable"),
        ("name_without_value", "NameError", "name 'wieght' is not defined"),
        ("gradient_cut_off", "RuntimeError", "element 0 of tensors does not require grad and does not have a grad_fn"),
        ("", "OverflowError", "math range error"),
    ],
)  # fmt: skip
def test_an_error_has_a_name_where_its_text_says_why(name: str, kind: str, message: str) -> None:
    assert of_error(StudentError("raised", kind, message)) == name


def test_a_raise_of_ones_own_that_refuses_too_much_is_seen() -> None:
    frame = Frame("a.py", 3, "pool2d", "    raise ValueError(mode)")
    assert of_error(StudentError("raised", "ValueError", "max", (frame,))) == "refused"
    assert of_error(StudentError("not_attempted", "NotImplementedError", "", (frame,))) == ""


def test_every_name_has_its_sentence() -> None:
    named = {name for name, _ in ALL} | ONLY_ALWAYS
    assert named <= TELLTALES.keys()
    assert {relation.__name__ for relation in RELATIONS} <= named
    assert all(mistake.name == f"general:{name}" for name, mistake in TELLTALES.items())

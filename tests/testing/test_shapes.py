"""Shape errors in the terms of the assignment."""

from __future__ import annotations

import pytest

from grader.isolation import StudentError
from grader.isolation.program import Frame, Operand
from grader.testing.shapes import about_shapes, other_way_round, terms_of

TERMS = terms_of(
    'def f(x, W, b):\n    """Do.\n\n    Args:\n        x: (N, D) input.\n        W, b: (H, D), (H,); rows.\n    """\n'
)


def error(line: str, *operands: Operand) -> StudentError:
    return StudentError("raised", "ValueError", "shapes not aligned", (Frame("f.py", 3, "f", line),), operands=operands)


def test_the_docstring_names_the_shapes() -> None:
    assert TERMS == {"f": {"x": "(N, D)", "W": "(H, D)", "b": "(H,)"}}
    assert terms_of("def f(:") == {}


@pytest.mark.parametrize("line", ["y = x @ W + b", "return np.dot(x, W)", "if x.dot(W).any():", "z = torch.mm(x, W)"])
def test_the_product_that_does_not_fit_and_what_would(line: str) -> None:
    text = about_shapes(error(line, Operand("x", "float64", (5, 3)), Operand("W", "float64", (2, 3))), TERMS)
    assert text is not None
    assert "x (5, 3) = (N, D); W (2, 3) = (H, D)" in text.en
    assert "x @ W: (5, 3) and (2, 3) do not fit, because 3 ≠ 2. With W.T, (3, 2), they do." in text.en


def test_a_vector_in_the_place_of_the_matrix() -> None:
    operands = Operand("x", "float64", (5, 3)), Operand("W", "float64", (2,)), Operand("b", "float64", (2, 3))
    text = about_shapes(error("y = x @ W.T + b", *operands), TERMS)
    assert text is not None
    assert "are W and b swapped?" in text.en
    assert "Sind W und b vertauscht?" in text.de


def test_what_is_not_about_shapes_says_nothing_of_them() -> None:
    other = StudentError("raised", "ValueError", "no", (Frame("f.py", 3, "f", "x @ W"),), operands=())
    assert about_shapes(other, TERMS) is None


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        ((2, 3), (3, 2), "Rows and columns are swapped."),
        ((4, 5, 2), (5, 4, 2), "The first two axes are swapped."),
        ((2, 4, 5), (5, 4, 2), "The axes are in reverse order."),
        ((1, 3), (3,), "One axis of length 1 is too many."),
        ((10,), (1, 10), "An axis of length 1 is missing."),
        ((5, 6, 4), (5, 3, 8), "put together along the wrong axis?"),
    ],
)
def test_how_a_shape_differs(got: tuple[int, ...], expected: tuple[int, ...], words: str) -> None:
    text = other_way_round(got, expected)
    assert text is not None
    assert words in text.en


@pytest.mark.parametrize(("got", "expected"), [((2, 3), (2, 3)), ((2, 3), (2, 4)), ((0, 4), (2, 0)), ((7,), (5,))])
def test_no_guess_where_nothing_fits(got: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert other_way_round(got, expected) is None

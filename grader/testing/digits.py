"""Two numbers that differ never read the same: as many digits as they differ in, and the likely reason."""

from __future__ import annotations

import numbers
from typing import Any

import numpy as np

from grader.result import Text
from grader.testing.show import show

__all__ = ["pair", "reason", "whole_pair"]

_FEWEST, _MOST = 6, 17
_SINGLE = 1.2e-7
"""Spacing of float32 around 1."""


def pair(got: object, expected: object) -> tuple[str, str]:
    """Both as text that tells them apart."""
    for digits in (10, _MOST):
        one, other = _number(got, digits), _number(expected, digits)
        if one != other:
            break
    return one, other


def _number(value: Any, digits: int) -> str:
    if isinstance(value, np.longdouble) and np.dtype(np.longdouble).itemsize > 8:
        return np.format_float_positional(value, precision=20, unique=True, trim="-")
    if isinstance(value, float | np.floating):
        # the shortest text that gives this very number, if the digits do not suffice
        return f"{float(value):.{digits}g}" if digits < _MOST else repr(float(value))
    return show(value)


def whole_pair(got: Any, expected: Any) -> tuple[str, str]:
    """Both arrays as text, with the same number of digits."""
    plain = [_for_show(array) for array in (got, expected)]
    for precision in range(_FEWEST, _MOST + 1):
        one, other = (_array(array, precision) for array in plain)
        if one != other:
            return one, other
    return _array(plain[0], None), _array(plain[1], None)


def _for_show(array: Any) -> Any:
    return array.astype(np.float64) if array.dtype.kind == "f" and array.dtype.itemsize < 8 else array


def _array(array: Any, precision: int | None) -> str:
    """With so many digits after the point; None: as many as tell each number from its neighbours."""
    mode: Any = "unique" if precision is None else "maxprec"
    with np.printoptions(precision=precision, floatmode=mode, suppress=True, threshold=1000, linewidth=100):
        return " ".join(np.array2string(array, separator=", ").replace("[ ", "[").split())


# ---------------------------------------------------------------------- why two numbers are nearly the same


def reason(got: Any, expected: Any) -> Text | None:
    """Rounded, cut to whole numbers, float32: what makes all values come out near, but not near enough."""
    came, want = _floats(got), _floats(expected)
    if came is None or want is None or came.shape != want.shape:
        return None
    known = np.isfinite(came) & np.isfinite(want)
    came, want = came[known], want[known]
    differ = came != want
    if not differ.any():
        return None
    with np.errstate(all="ignore"):  # at the end of what a double holds, rounding and dividing overflow
        return _rounded(came, want) or _single(got, came, want, differ)


def _floats(value: Any) -> Any:
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Real | np.ndarray):
        return None
    array = np.asarray(value)
    return array.astype(np.float64).ravel() if array.dtype.kind in "iuf" and array.size else None


def _rounded(came: Any, want: Any) -> Text | None:
    if (want == np.trunc(want)).all():  # whole numbers lose nothing
        return None
    if (came == np.trunc(came)).all():
        if (came == np.round(want)).all():
            return _WHOLE_ROUNDED
        return _WHOLE_CUT if (came == np.trunc(want)).all() or (came == np.floor(want)).all() else None
    for places in range(1, 12):
        if np.allclose(came, np.round(want, places), rtol=1e-15, atol=1e-15):
            return Text(
                de=f"Das ist der erwartete Wert, auf {places} Stellen nach dem Komma gerundet. Rundest du?",
                en=f"This is the expected value rounded to {places} decimal places. Do you round?",
            )
    return None


def _single(got: Any, came: Any, want: Any, differ: Any) -> Text | None:
    large = np.abs(want[differ]) > 0
    relative = np.abs(came - want)[differ][large] / np.abs(want[differ][large])
    if not relative.size or not large.all():
        return None
    digits = int(-np.log10(max(relative.max(), 1e-16)))
    if not (1e-10 < relative.max() < 3e-5):
        return None
    exactly = np.array_equal(came, came.astype(np.float32).astype(np.float64))
    if getattr(got, "dtype", None) == np.float32 or exactly or relative.max() < 8 * _SINGLE:
        return Text(
            de=f"Etwa {digits} Stellen stimmen. Rechnest du irgendwo mit float32? Das hat nur etwa sieben.",
            en=f"About {digits} digits agree. Do you compute with float32 somewhere? It has about seven only.",
        )
    return None


_WHOLE_ROUNDED = Text(
    de="Das sind die erwarteten Werte, auf ganze Zahlen gerundet. Rundest du, oder ist ein Array aus ganzen Zahlen?",
    en="These are the expected values rounded to whole numbers. Do you round, or is an array one of whole numbers?",
)
_WHOLE_CUT = Text(
    de="Die Stellen nach dem Komma fehlen. Steht irgendwo int, // oder ein Array aus ganzen Zahlen?",
    en="What follows the decimal point is missing. Is there an int, a // or an array of whole numbers somewhere?",
)

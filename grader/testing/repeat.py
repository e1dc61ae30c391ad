"""Calls as they can be pasted into a session beside ``import numpy as np`` and ``import torch``.

What is written out gives the very value, digit by digit and with its dtype. What is too long for that is never cut: it
is named by its type, shape and dtype in angle brackets, or by the expression it was made with where the check's author
used `made`.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.testing.show import is_tensor, kind_of, to_array

__all__ = ["made", "repeatable", "show_call"]

LONGEST, LONGEST_CALL, LONGEST_ORIGIN = 480, 900, 160
"""Characters that are written out: of an argument, of a whole call, of the call that made an argument."""
_PLAIN_DTYPES = ("float64", "int64", "bool", "complex128")
"""What numpy makes of Python's numbers by itself."""
_TENSOR_DTYPES = ("float32", "int64", "bool")
_MANY = 6
"""From so many elements on a regular array is written by its rule: ``np.zeros((3, 4))``."""


# ---------------------------------------------------------------------- values that were made by an expression

_made: dict[int, tuple[weakref.ref[Any], str]] = {}


def made(expression: str, **names: object) -> Any:
    """The array or tensor that `expression` gives, which messages name by that expression when it is large.

    Example::

        points = made("np.random.default_rng(3).normal(size=(1000, 2))")

    Args:
        expression: Python with ``np`` and, where it is used, ``torch``.
        names: further names that it uses; plain numbers, which take their place in the text (``"np.ones({n})"``).
    """
    text = expression.format(**names) if names else expression
    space: dict[str, Any] = {"np": np}
    if "torch." in text:
        import torch

        space["torch"] = torch
    value = eval(text, space)  # noqa: S307 - the check's own source
    key = id(value)
    _made[key] = weakref.ref(value, lambda _: _made.pop(key, None)), text
    return value


def _expression_of(value: object) -> str:
    found = _made.get(id(value))
    return found[1] if found is not None and found[0]() is value else ""


# ---------------------------------------------------------------------- calls


def show_call(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """``pool2d(np.array([[200., 100.]], dtype=np.float32), 2, mode='max')``, every argument whole or named."""
    given = [("", _data(value)) for value in args] + [(f"{key}=", _data(value)) for key, value in kwargs.items()]
    texts = [repeatable(value) for _, value in given]
    while sum(map(len, texts)) > LONGEST_CALL:
        longest = max(range(len(texts)), key=lambda i: len(texts[i]))
        value = given[longest][1]
        container = isinstance(value, list | tuple | dict)
        attempts = (_written(value, 0, large=60), _kinds(value)) if container else ()
        shorter = next((text for text in attempts if 0 < len(text) < len(texts[longest])), named(value))
        if len(shorter) >= len(texts[longest]):
            break
        texts[longest] = shorter
    return f"{name}({', '.join(key + text for (key, _), text in zip(given, texts, strict=True))})"


def _data(value: Any) -> Any:
    """The value itself of what was sent before."""
    return value._sent if hasattr(value, "_handle") and value._sent is not None else value


def repeatable(value: object, room: int = LONGEST) -> str:
    """An expression for `value` of at most `room` characters; what has none is named in angle brackets."""
    text = _written(value, 0)
    if text and len(text) <= room:
        return text
    if isinstance(value, list | tuple | dict):  # the small things in it are still worth showing
        for text in (_written(value, 0, large=60), _kinds(value)):
            if text and len(text) <= room:
                return text
    return named(value)


def named(value: object) -> str:
    """``<array (8, 6) float32>``, or how it was made."""
    return _expression_of(value) or f"<{kind_of(value)}>"


def _kinds(value: Any) -> str:
    """A list or tuple with its arrays in angle brackets, also those whose expression is known: that is shorter."""
    if isinstance(value, list | tuple) and len(value) <= _MANY:
        inside = ", ".join(_kinds(part) or named(part) for part in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, np.ndarray) or is_tensor(value):
        return f"<{kind_of(value)}>"
    return _written(value, 1, large=60)


def _written(value: Any, depth: int, large: int = 1 << 30) -> str:
    """The expression, or nothing where there is none; parts of more than `large` characters are named."""
    value = _data(value)
    if isinstance(value, np.generic):
        return _numpy_scalar(value)
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, int):  # 10**5000 makes repr raise
        return repr(int(value)) if value.bit_length() < 200 else ""
    if isinstance(value, float):
        return _float(float(value))
    if isinstance(value, complex):
        return repr(complex(value)) if math.isfinite(value.real) and math.isfinite(value.imag) else ""
    if isinstance(value, str | bytes):
        return repr(value)
    if isinstance(value, np.ndarray) or is_tensor(value):
        text = _array(value)
        return text if text and len(text) <= large else (_expression_of(value) or (named(value) if depth else ""))
    if isinstance(value, list | tuple | dict | set | frozenset):
        return _container(value, depth, large)
    if isinstance(value, np.random.Generator):
        return _generator(value)
    if hasattr(value, "_handle"):
        return _remote(value)
    return ""


def _remote(value: Any) -> str:
    """What lives in the student's process: the call it came of."""
    if value._handle.type_name.endswith(".Axes"):
        return "plt.figure().add_subplot()"
    text = str(value)
    return text if len(text) <= LONGEST_ORIGIN else f"<{value._origin.name}>"


def _container(value: Any, depth: int, large: int) -> str:
    if depth > 4 or len(value) > 100:
        return ""
    if isinstance(value, dict):
        pairs = [(_inside(k, depth, large), _inside(v, depth, large)) for k, v in value.items()]
        return "{" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}"
    inside = ", ".join(_inside(part, depth, large) for part in value)
    if isinstance(value, list):
        return f"[{inside}]"
    if isinstance(value, tuple):
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    braces = f"{{{inside}}}" if value else "set()"
    return f"frozenset({braces})" if isinstance(value, frozenset) else braces


def _inside(value: object, depth: int, large: int) -> str:
    return _written(value, depth + 1, large) or named(value)


def _float(value: float) -> str:
    if math.isfinite(value):
        return repr(value)
    return "np.nan" if value != value else ("np.inf" if value > 0 else "-np.inf")


def _numpy_scalar(value: np.generic) -> str:
    if value.dtype.kind not in "biufc" or (value.dtype.kind == "c" and not np.isfinite(value)):
        return ""
    return repr(value).replace("(nan)", "(np.nan)").replace("(inf)", "(np.inf)").replace("(-inf)", "(-np.inf)")


def _generator(value: np.random.Generator) -> str:
    """``np.random.default_rng(5)``, if it is as new."""
    seed = getattr(value.bit_generator.seed_seq, "entropy", None)
    if not isinstance(seed, int) or seed.bit_length() > 64:
        return ""
    new = np.random.default_rng(seed)
    same = type(value.bit_generator) is type(new.bit_generator) and value.bit_generator.state == new.bit_generator.state
    return f"np.random.default_rng({seed})" if same else ""


# ---------------------------------------------------------------------- arrays


def _array(value: Any) -> str:
    if is_tensor(value):
        return _tensor(value)
    if type(value) is not np.ndarray or value.dtype.kind not in "biufc" or value.dtype.byteorder == ">":
        return ""
    name = "longdouble" if value.dtype == np.longdouble != np.float64 else value.dtype.name
    dtype = f", dtype=np.{name}"
    listed, sized, counted = (
        "" if name in plain else dtype for plain in (_PLAIN_DTYPES, ("float64",), ("int64",))
    )  # what np.array, np.zeros and np.arange make by themselves
    shape = repr(tuple(map(int, value.shape))) if value.ndim != 1 else str(value.size)
    rows, columns = value.shape if value.ndim == 2 else (0, 0)
    match _rule(value, name):
        case "":
            digits = _digits(value)
            return digits and f"np.array({digits}{listed})"
        case "arange":
            return f"np.arange({value.size}{counted})"
        case "eye":
            return f"np.eye({rows if rows == columns else f'{rows}, {columns}'}{sized})"
        case "zeros" | "ones" as rule:
            return f"np.{rule}({shape}{sized})"
        case number:
            return f"np.full({shape}, {number}{listed})"


def _tensor(value: Any) -> str:
    name = str(value.dtype).removeprefix("torch.")
    if str(value.layout) != "torch.strided" or value.is_quantized:
        return ""
    sides = tuple(map(int, value.shape))
    shape = ", ".join(map(str, sides)) or "()"
    device = f', device="{value.device}"' if value.device.type != "cpu" else ""
    rest = device + (", requires_grad=True" if value.requires_grad else "")
    dtype = f", dtype=torch.{name}"
    listed, sized, counted = (
        "" if name in plain else dtype for plain in (_TENSOR_DTYPES, ("float32",), ("int64",))
    )  # what torch.tensor, torch.zeros and torch.arange make by themselves
    if value.device.type == "meta":
        return f"torch.empty({shape}{sized}{rest})"
    array = to_array(value)
    if array.dtype.kind not in "biufc":
        return ""
    match _rule(array, name):
        case "":
            digits = _digits(array)
            return digits and f"torch.tensor({digits}{listed}{rest})"
        case "arange":
            return f"torch.arange({array.size}{counted}{rest})"
        case "zeros" | "ones" | "eye" as rule:
            return f"torch.{rule}({shape}{sized}{rest})"
        case number:
            return f"torch.full({sides}, {number}{listed if name == 'bool' else sized}{rest})"


def _rule(array: np.ndarray[Any, Any], dtype: str) -> str:
    """``zeros``, ``ones``, ``eye`` or ``arange``, the number that fills it all, or nothing: the numbers are listed."""
    if array.size == 0:
        return "zeros"
    if array.size <= _MANY or array.dtype.kind not in "biuf" or dtype == "longdouble":
        return ""
    first = array.flat[0]
    if array.dtype.kind == "f" and np.signbit(array[array == 0]).any():
        return ""  # -0.0 is to stay what it is
    if (array == first).all():
        if dtype == "bool":
            return "ones" if first else "zeros"
        return {0: "zeros", 1: "ones"}.get(first.item()) or _float_or_int(first)
    if array.ndim == 2 and (array == np.eye(*array.shape)).all():
        return "eye"
    if array.ndim == 1 and array.dtype.kind != "b" and (array == np.arange(array.size)).all():
        return "arange"
    return ""


def _float_or_int(value: np.generic) -> str:
    return np.format_float_positional(value, trim="-") if value.dtype.kind == "f" else str(value.item())  # type: ignore[arg-type]


def _digits(array: np.ndarray[Any, Any]) -> str:
    """The numbers as nested lists, as many digits as are needed to tell each from its neighbours."""
    if array.size > LONGEST or (array.dtype.kind == "c" and not np.isfinite(array).all()):
        return ""
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:  # no float of Python holds them
        if not np.isfinite(array).all():
            return ""
        return " ".join(
            np.array2string(
                array, separator=", ", threshold=array.size + 1, max_line_width=1 << 20,
                formatter={"all": repr},
            ).split()
        )  # fmt: skip
    with np.printoptions(nanstr="np.nan", infstr="np.inf", threshold=array.size + 1, linewidth=1 << 20):
        text = np.array2string(array, separator=", ", floatmode="unique")
    return _tight(text)


def _tight(text: str) -> str:
    return " ".join(text.replace("[ ", "[").split()).replace("[ ", "[").replace(" ]", "]").replace(" ,", ",")

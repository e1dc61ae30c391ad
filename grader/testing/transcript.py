"""What a check saw: the calls it made and a fingerprint of each answer.

Fingerprints serve the diagnosis: two programs that give the same fingerprints, call by call, made the same
mistake. They are small plain data (at most `SAMPLES` numbers of an array), so that the fingerprints of the
typical mistakes can be shipped with the public checks without shipping any solution.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from grader.isolation import StudentError
from grader.testing.show import is_tensor, show, to_array

__all__ = ["Fingerprint", "Transcript", "digest", "fingerprint", "raised", "same_fingerprint", "weakness"]

Fingerprint = Any
"""JSON data: a tagged list, see `fingerprint`."""
Transcript = list[list[Any]]
"""One ``[name of the call, fingerprint of its answer]`` per call."""

SAMPLES = 24
_ADDRESS = re.compile(r"0x[0-9a-f]+")
RTOL, ATOL = 1e-6, 1e-9
"""The same mistake written in another order of operations differs by rounding only."""
LONGEST = (64, 64, 8, 2)
"""Entries of a container that count, by depth: at most 65 536 in all, whatever a student's function returns."""
LARGEST_MAPPING = 4096


def fingerprint(value: object, depth: int = 0) -> Fingerprint:
    """`value` as small plain data: type, shape, dtype and evenly spread sample values."""
    if value is None or isinstance(value, bool | str):
        return value if not isinstance(value, str) else ["s", value[:200]]
    if isinstance(value, int):
        return ["n", value if value.bit_length() < 200 else f"int of {value.bit_length()} bits"]
    if isinstance(value, float | np.generic):
        return ["n", _number(value)]
    if isinstance(value, np.ndarray) or is_tensor(value):
        return _array(value)
    if isinstance(value, list | tuple) and depth < len(LONGEST):
        return ["l", len(value), [fingerprint(v, depth + 1) for v in value[: LONGEST[depth]]]]
    if isinstance(value, Mapping) and depth < len(LONGEST) and len(value) <= LARGEST_MAPPING:
        items = sorted(((_key(k), v) for k, v in value.items()), key=lambda item: item[0])[: LONGEST[depth]]
        return ["d", [[k, fingerprint(v, depth + 1)] for k, v in items]]
    return ["o", type(value).__name__]


def raised(error: StudentError) -> Fingerprint:
    """An exception: two programs that raise a ValueError need not have anything else in common, so its text counts."""
    first_line = error.message.partition("\n")[0]
    return ["x", error.type_name, _ADDRESS.sub("0x", first_line)[:120]]


def weakness(transcript: Transcript) -> Literal["error", "nan", ""]:
    """What the last answer is if it says little about the mistake: many a mistake ends in an error, or in NaN alone."""
    last = transcript[-1][1] if transcript else None
    if not isinstance(last, list):
        return ""
    if last[:1] == ["x"]:
        return "error"
    numbers = last[3] if last[:1] in (["a"], ["t"]) and len(last) > 3 else last[1:] if last[:1] == ["n"] else []
    return "nan" if numbers and all(number == "nan" for number in numbers) else ""


def same_fingerprint(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two fingerprints agree: structure exactly, numbers within rounding."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same_fingerprint(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
        return not isinstance(other, bool) and (one == other or math.isclose(one, other, rel_tol=RTOL, abs_tol=ATOL))
    return type(one) is type(other) and bool(one == other)


def digest(transcript: Transcript) -> str:
    """A hash that is equal for transcripts that agree within rounding; empty for an empty one.

    Two numbers on both sides of an edge between rounded values would be told apart, so numbers are scaled before by a
    factor that keeps what programs return (multiples of 1/2, 0.1 …) away from the edges.
    """
    if not transcript:
        return ""
    text = json.dumps(_coarse(transcript), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _coarse(value: Fingerprint) -> Fingerprint:
    if isinstance(value, list):
        return [_coarse(part) for part in value]
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = float(value) if abs(value) < _LARGEST_FLOAT else math.inf
        return "0" if abs(number) <= ATOL else f"{number * _OFF_THE_EDGES:.5g}"
    return value


_OFF_THE_EDGES = math.pi / 3
_LARGEST_FLOAT = 10**300


def _key(key: object) -> str:
    """A key of a dict as text, whatever it is."""
    return key[:80] if isinstance(key, str) else show(key, 80)


def _array(value: Any) -> Fingerprint:
    array = to_array(value)
    kind = "t" if is_tensor(value) else "a"
    if array.dtype.kind not in "biufc":
        return [kind, list(array.shape), str(array.dtype)]
    flat = array.reshape(-1)
    if flat.size > SAMPLES:
        flat = flat[np.linspace(0, flat.size - 1, SAMPLES).astype(np.int64)]
    return [kind, list(array.shape), str(array.dtype), [_number(v) for v in flat]]


def _number(value: Any) -> Any:
    """A JSON number; what JSON has no number for becomes its name."""
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, complex):
        return [_number(plain.real), _number(plain.imag)]
    if isinstance(plain, float):
        return float(f"{plain:.9g}") if math.isfinite(plain) else str(plain)
    return plain if isinstance(plain, bool | int) else str(plain)[:80]

"""Short, safe descriptions of values: `repr` is never trusted with what a student's process returned."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["is_tensor", "kind_of", "show", "size_of", "to_array"]

SMALL = 36
"""Arrays up to this many elements are written out, larger ones by shape and dtype."""
LONGEST = 300


def is_tensor(value: object) -> bool:
    """Whether `value` is a torch tensor, without importing torch."""
    return type(value).__module__ == "torch" and type(value).__name__ in ("Tensor", "Parameter")


def to_array(value: Any) -> np.ndarray[Any, Any]:
    """A tensor or array as an array (bfloat16 as float32, meta tensors as zeros)."""
    if not is_tensor(value):
        return np.asarray(value)
    value = value.detach()
    if value.device.type == "meta":
        return np.zeros(tuple(value.shape), np.float32)
    value = value.cpu()
    return np.asarray((value.float() if str(value.dtype) == "torch.bfloat16" else value).numpy())


def kind_of(value: object) -> str:
    """How the type is called in a message: ``array (2, 2) float64``, ``float``, ``list of 3``, ``None``."""
    if value is None:
        return "None"
    if hasattr(value, "_handle"):  # it lives in the student's process; only its type's name is known
        return str(value._handle.type_name)
    if isinstance(value, np.ndarray):
        subclass = "array" if type(value) is np.ndarray else f"{type(value).__module__}.{type(value).__name__}"
        return f"{subclass} {tuple(value.shape)} {_dtype_of(value)}"
    if is_tensor(value):
        device = f" {value.device}" if value.device.type != "cpu" else ""  # type: ignore[attr-defined]
        dtype = str(value.dtype).removeprefix("torch.")  # type: ignore[attr-defined]
        kind = "quantized " if value.is_quantized else ""  # type: ignore[attr-defined]
        layout = str(value.layout).removeprefix("torch.")  # type: ignore[attr-defined]
        kind += "" if layout == "strided" else f"{layout} "
        return f"{kind}tensor {tuple(value.shape)} {dtype}{device}"  # type: ignore[attr-defined]
    words = isinstance(value, str | bytes)
    if isinstance(value, list | tuple | set | frozenset | dict) or (words and len(value) > LONGEST):  # type: ignore[arg-type]
        return f"{type(value).__name__} of {len(value)}"  # type: ignore[arg-type]
    if isinstance(value, int) and value.bit_length() >= _MOST_BITS:
        return f"int of {value.bit_length()} bits"
    return type(value).__name__


_MOST_BITS = 200
"""Larger integers are named by their length: 10**5000 makes `repr` raise."""


def _dtype_of(value: np.ndarray[Any, Any]) -> str:
    """``float64``; a longdouble has another name on every system."""
    return "longdouble" if value.dtype == np.longdouble != np.float64 else str(value.dtype)


_SMALL = frozenset((int, float, bool, complex, type(None)))
_MANY = frozenset((list, tuple, set, frozenset))


def size_of(value: Any) -> int:
    """Bytes of memory that a plain value takes, roughly."""
    total, todo = 0, [value]
    while todo:
        item = todo.pop()
        kind = type(item)
        total += 64
        if kind in _SMALL:
            continue
        if kind in _MANY:
            todo.extend(item)
        elif kind is dict:
            todo.extend(item)
            todo.extend(item.values())
        elif kind is str or kind is bytes:
            total += len(item)
        elif isinstance(item, np.ndarray) or is_tensor(item):
            total += int(item.nbytes)
    return total


def show(value: object, limit: int = LONGEST) -> str:
    """A value for a message, at most `limit` characters, on one or a few lines."""
    text = _show(value, depth=0)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _show(value: object, depth: int) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return repr(value) if value.bit_length() < _MOST_BITS else kind_of(value)
    if isinstance(value, np.generic):
        return str(value.item()) if value.dtype.kind in "biufc" else kind_of(value)
    if isinstance(value, bool | float | complex) or value is None:
        return repr(value)
    if isinstance(value, str | bytes):
        return repr(value[:120]) + ("…" if len(value) > 120 else "")
    if isinstance(value, np.ndarray) or is_tensor(value):
        return _show_array(value)
    if isinstance(value, list | tuple | dict | set | frozenset):
        return _show_container(value, depth)
    return str(value)[:80] if hasattr(value, "_handle") else f"<{type(value).__name__}>"


def _show_array(value: Any) -> str:
    if is_tensor(value) and value.device.type == "meta":  # it has no values
        return kind_of(value)
    array = to_array(value)
    if array.size > SMALL or array.dtype.kind not in "biufc" or array.ndim > 2:
        return kind_of(value)
    with np.printoptions(precision=6, suppress=True, threshold=SMALL + 1, linewidth=100):
        text = np.array2string(array, separator=", ")
    return " ".join(text.split())


def _show_container(value: Any, depth: int) -> str:
    if depth > 2 or len(value) > 12:
        return kind_of(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_show(k, depth + 1)}: {_show(v, depth + 1)}" for k, v in value.items()) + "}"
    inside = ", ".join(_show(v, depth + 1) for v in value)
    if isinstance(value, list):
        return f"[{inside}]"
    return f"({inside}{',' if len(value) == 1 else ''})" if isinstance(value, tuple) else f"{{{inside}}}"

"""What an honest process sends for a drawing. An enemy may send anything in its place."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["is_drawing"]

_TEXTS = [str]
_LINE = {
    "x": np.ndarray,
    "y": np.ndarray,
    "marker": str,
    "linestyle": str,
    "markersize": float,
    "color": str,
    "label": str,
}
_AXES = {
    "title": str,
    "xlabel": str,
    "ylabel": str,
    "xlim": (float, float),
    "ylim": (float, float),
    "legend": _TEXTS,
    "lines": [_LINE],
    "collections": [{"offsets": np.ndarray, "sizes": np.ndarray, "label": str}],
    "images": [{"data": np.ndarray, "cmap": str}],
    "bars": [{"x": float, "height": float}],
    "texts": _TEXTS,
}
_DRAWING = {"png": bytes, "axes": [_AXES]}


def is_drawing(value: object) -> bool:
    """Whether `value` has the form that `drawing.drawn` gives."""
    return _fits(value, _DRAWING)


def _fits(value: Any, form: Any) -> bool:
    """Whether `value` is made as `form` says: exact types, all keys of a dict, a list of any length."""
    if isinstance(form, type):
        return type(value) is form
    if type(value) is not type(form):
        return False
    if isinstance(form, dict):
        return set(value) == set(form) and all(_fits(value[key], part) for key, part in form.items())
    if isinstance(form, list):
        return all(_fits(part, form[0]) for part in value)
    return len(value) == len(form) and all(map(_fits, value, form))

"""Comparison on the trusted side, on plain values: type → shape → dtype → finite → values.

Every helper raises `CheckFailed` with a sentence in both languages; the plugin adds the call it belongs to.
"""

from __future__ import annotations

import numbers
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from grader.isolation import StudentError
from grader.result import Text
from grader.testing.digits import pair, reason, whole_pair
from grader.testing.shapes import other_way_round
from grader.testing.show import is_tensor, kind_of, show, to_array

__all__ = [
    "CheckFailed",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_plain",
    "expect_raises",
    "nothing_came",
    "unusable_outputs",
]


_MOST_KEYS = 12


class CheckFailed(AssertionError):
    """The student's answer is not what the check expects.

    Args:
        got: the value the sentence is about.
        expected: what it was compared with, where it was.
        shows: the name in `grader.testing.telltale_texts` of a mistake that is seen already.
    """

    def __init__(self, text: Text, got: object = None, *, expected: object = None, shows: str = "") -> None:
        super().__init__(text.en)
        self.text = text
        self.got = got
        self.expected = expected
        self.shows = shows
        self.about = _about(got, expected)
        """What is compared first and differs: ``type``, ``shape`` or ``values``; empty where nothing was compared."""


def _about(got: object, expected: object) -> Literal["", "type", "shape", "values"]:
    shape = getattr(expected, "shape", None)
    if shape is None:
        return ""
    if hasattr(got, "_handle") or not hasattr(got, "shape"):  # of what lives elsewhere nothing is asked
        return "type"
    return "values" if tuple(got.shape) == tuple(shape) else "shape"


def nothing_came(failed: CheckFailed) -> bool:
    """Whether it says that None came where something was expected."""
    return _NOTHING_CAME in failed.text.en


_NOTHING_CAME = "None came back"


@dataclass(frozen=True)
class _Rule:
    """How to compare: exact when both tolerances are 0."""

    rtol: float = 0.0
    atol: float = 0.0
    dtype: Literal["same"] | None = None


def expect(condition: object, de: str, en: str) -> None:
    """A stated property. The sentences say what came and what was expected.

    Raises:
        CheckFailed: `condition` is false.
    """
    if not condition:
        raise CheckFailed(Text(de=de, en=en))


@contextmanager
def expect_raises(*type_names: str) -> Generator[None]:
    """Demand one of these exceptions from the student's code called inside the block.

    Example::

        with expect_raises("ValueError"):
            student.pool2d(image, 9, 1, "max")

    Raises:
        CheckFailed: nothing or another exception was raised. A missing or unwritten function stays what it is.
    """
    wanted = " / ".join(type_names)
    try:
        yield
    except StudentError as error:
        if error.kind != "raised":
            raise
        if error.type_name in type_names:
            return
        text = Text(
            de=f"Hier soll {wanted} ausgelöst werden; ausgelöst wurde {error.type_name}: {error.message}",
            en=f"{wanted} should be raised here; raised was {error.type_name}: {error.message}",
        )
        raise CheckFailed(text, error) from None
    raise CheckFailed(
        Text(
            de=f"Hier soll {wanted} ausgelöst werden, dein Code lief aber einfach durch.",
            en=f"{wanted} should be raised here, but your code just ran through.",
        ),
        shows="not_refused",
    )


def expect_plain(got: object, kind: type | tuple[type, ...], *, what: Text | None = None) -> None:
    """`got` is of one of these types (``float`` and ``int`` accept numpy scalars of that kind).

    Raises:
        CheckFailed: naming what came; None is answered by a question about a missing ``return``.
    """
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if not any(_is_kind(got, k) for k in kinds):
        names = " / ".join(k.__name__ for k in kinds)
        raise CheckFailed(_prefixed(what, _type_text(got, names)), got, expected=names)


def expect_equal(
    got: object,
    expected: object,
    *,
    what: Text | None = None,
    unchanged: bool = False,
    dtype: Literal["same"] | None = None,
) -> None:
    """`got` equals `expected` exactly; NaN equals NaN.

    Args:
        what: what the value is, put before the sentence ("The second return value").
        unchanged: `got` is an argument after the call: the sentence says that it must not change.
        dtype: ``"same"`` also compares the dtype of arrays.

    Raises:
        CheckFailed: with the first difference.
    """
    text = _difference(got, expected, _Rule(dtype=dtype))
    if text is not None:
        shows = "argument_changed" if unchanged else ""
        raise CheckFailed(_prefixed(_changed(got) if unchanged else what, text), got, expected=expected, shows=shows)


def expect_close(
    got: object,
    expected: object,
    rtol: float = 1e-9,
    atol: float = 1e-12,
    *,
    because: Text | None = None,
    what: Text | None = None,
    dtype: Literal["same"] | None = None,
) -> None:
    """Compare within ``atol + rtol * |expected|``, element by element.

    Args:
        because: why this tolerance, or what the deviation means; put after the sentence.

    Raises:
        CheckFailed: with the first difference.
    """
    text = _difference(got, expected, _Rule(rtol, atol, dtype))
    if text is not None:
        raise CheckFailed(_joined(_prefixed(what, text), because), got, expected=expected)


def _difference(got: object, expected: object, rule: _Rule) -> Text | None:
    """The first difference in words, or None."""
    if isinstance(expected, np.ndarray) or is_tensor(expected):
        return _array_difference(got, expected, rule)
    if isinstance(expected, list | tuple):
        return _sequence_difference(got, expected, rule)
    if isinstance(expected, Mapping):
        return _mapping_difference(got, expected, rule)
    if isinstance(expected, numbers.Number) and not isinstance(expected, bool | np.bool_):
        return _number_difference(got, expected, rule)
    if isinstance(expected, bool | np.bool_):
        same = isinstance(got, bool | np.bool_) and bool(got) is bool(expected)
    else:
        same = type(got) is type(expected) and bool(got == expected)
    if same:
        return None
    came, want = show(got), show(expected)
    return _values_text(came, want) if came != want else _type_text(got, type(expected).__name__)


def _array_difference(got: object, expected: Any, rule: _Rule) -> Text | None:
    wanted = is_tensor(expected)
    scalar = not wanted and expected.ndim == 0 and isinstance(got, np.generic)
    if not scalar and (is_tensor(got) != wanted or not (wanted or isinstance(got, np.ndarray))):
        return _type_text(got, f"{'tensor' if wanted else 'array'} {tuple(expected.shape)}")
    if wanted and any(sign in kind_of(got) for sign in ("sparse", "quantized")):
        return _type_text(got, f"tensor {tuple(expected.shape)}")
    shape = tuple(getattr(got, "shape", ()))
    if shape != tuple(expected.shape):
        text = Text(
            de=f"Die Form stimmt nicht: bekommen {shape}, erwartet {tuple(expected.shape)}.",
            en=f"The shape is not right: got {shape}, expected {tuple(expected.shape)}.",
        )
        return _joined(text, other_way_round(shape, expected.shape))
    if rule.dtype == "same" and getattr(got, "dtype", None) != expected.dtype:
        came, want = str(getattr(got, "dtype", None)), str(expected.dtype)
        return Text(
            de=f"Der Datentyp stimmt nicht: bekommen {came}, erwartet {want}.",
            en=f"The dtype is not right: got {came}, expected {want}.",
        )
    if wanted and expected.device.type == "meta":  # it has no values to compare
        return None
    if wanted and got.device.type == "meta":  # type: ignore[attr-defined]
        return _ON_META
    return _elements_difference(to_array(got), to_array(expected), rule)


_ON_META = Text(
    de="Der Tensor liegt auf dem Gerät meta: Er hat eine Form, aber keine Zahlen. Lege neue Tensoren dort an, wo die "
    "Eingaben liegen (device=x.device).",
    en="The tensor is on the device meta: it has a shape but no numbers. Make new tensors where the inputs are "
    "(device=x.device).",
)


def _elements_difference(got: Any, expected: Any, rule: _Rule) -> Text | None:
    if got.dtype.kind not in "biufc":
        return _type_text(got, f"array {tuple(expected.shape)} {expected.dtype}")
    stray = ~np.isfinite(got) & np.isfinite(expected)
    if stray.any():
        index = tuple(int(i) for i in np.argwhere(stray)[0])
        number, want = show(got[index]), show(expected[index])
        return Text(
            de=f"{_at(index, 'de')} steht {number}, erwartet war die Zahl {want}.",
            en=f"{_at(index, 'en')} there is {number}, expected was the number {want}.",
        )
    wrong = ~_close(got, expected, rule)
    if not wrong.any():
        return None
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    count, size = int(wrong.sum()), wrong.size
    came, want = pair(got[index], expected[index])
    verb = "weicht" if count == 1 else "weichen"
    many_de = f" ({count} von {size} Werten {verb} ab)" if size > 1 else ""
    many_en = f" ({count} of {size} values differ)" if size > 1 else ""
    text = Text(
        de=f"{_at(index, 'de')}: bekommen {came}, erwartet {want}{many_de}.",
        en=f"{_at(index, 'en')}: got {came}, expected {want}{many_en}.",
    )
    whole_de, whole_en = ("", "") if size == 1 else _whole(got, expected)
    text = _joined(text, reason(got, expected))
    return Text(de=text.de + whole_de, en=text.en + whole_en)


def _close(got: Any, expected: Any, rule: _Rule) -> Any:
    with np.errstate(all="ignore"):
        if rule.rtol == 0 and rule.atol == 0:
            same = got == expected
        elif got.dtype.kind in "bui" and expected.dtype.kind in "bui":
            near = expected.astype(np.float64)  # integers overflow in abs and in differences
            same = np.abs(got.astype(np.float64) - near) <= rule.atol + rule.rtol * np.abs(near)
        else:
            same = np.isclose(got, expected, rtol=rule.rtol, atol=rule.atol, equal_nan=True)
        if got.dtype.kind in "fc" and expected.dtype.kind in "fc":
            same = same | (np.isnan(got) & np.isnan(expected))
    return same


def _sequence_difference(got: object, expected: Any, rule: _Rule) -> Text | None:
    if not isinstance(got, list | tuple):
        return _type_text(got, f"{type(expected).__name__} of {len(expected)}")
    if isinstance(expected, tuple) and len(got) != len(expected) and _is_shape(got) and _is_shape(expected):
        return _joined(_values_text(show(tuple(got)), show(expected)), other_way_round(got, expected))
    if len(got) != len(expected):
        came, want = f"{len(got)} ({show(got)})", f"{len(expected)} ({show(expected)})"
        return Text(
            de=f"Die Länge stimmt nicht: bekommen {came}, erwartet {want}.",
            en=f"The length is not right: got {came}, expected {want}.",
        )
    for index, (one, other) in enumerate(zip(got, expected, strict=True)):
        if (text := _difference(one, other, rule)) is not None:
            where = Text(de=f"Eintrag {index}: {text.de}", en=f"Entry {index}: {text.en}")
            plain = all(isinstance(e, numbers.Number) for e in expected)
            return _joined(where, _values_text(*_told_apart(got, expected))) if plain else where
    return None


def _is_shape(value: Sequence[object]) -> bool:
    return all(type(side) is int for side in value)


def _told_apart(got: Any, expected: Any) -> tuple[str, str]:
    """Two lists of numbers as text; entries that read the same although they differ are written with all digits."""
    one, other = show(got), show(expected)
    return (one, other) if one != other else (repr(list(map(float, got))), repr(list(map(float, expected))))


def unusable_outputs(got: object, wanted: Sequence[object]) -> CheckFailed:
    """Outputs for which no gradients can be computed: another number of tensors, or other shapes."""
    for one, other in zip(got if isinstance(got, list | tuple) else [got], wanted, strict=False):
        if other is not None and (text := _difference(one, other, _Rule(atol=np.inf))) is not None:
            return CheckFailed(text, got)
    shapes = [tuple(getattr(each, "shape", ())) for each in wanted]
    return CheckFailed(_type_text(got, f"tensors of the shapes {', '.join(map(str, shapes))}"), got)


def _mapping_difference(got: object, expected: Mapping[Any, Any], rule: _Rule) -> Text | None:
    if not isinstance(got, dict):
        return _type_text(got, "dict")
    if got.keys() != expected.keys():
        return _values_text(_keys(got), _keys(expected))
    for key, other in expected.items():
        if (text := _difference(got[key], other, rule)) is not None:
            return Text(de=f"{show(key)}: {text.de}", en=f"{show(key)}: {text.en}")
    return None


def _keys(mapping: Mapping[Any, Any]) -> str:
    """The keys in words; those of a student may be anything."""
    if len(mapping) > _MOST_KEYS:
        return kind_of(mapping)
    return show(sorted(key if isinstance(key, str) else show(key) for key in mapping))


def _number_difference(got: object, expected: Any, rule: _Rule) -> Text | None:
    scalar = to_array(got) if is_tensor(got) or isinstance(got, np.ndarray) else got
    if isinstance(scalar, np.ndarray):
        if scalar.ndim != 0:
            return _type_text(got, type(expected).__name__)
        scalar = scalar[()]
    if not isinstance(scalar, numbers.Number) or isinstance(scalar, bool | np.bool_):
        return _type_text(got, type(expected).__name__)
    try:
        same = scalar == expected or bool(_close(np.asarray(scalar), np.asarray(expected), rule))
    except (TypeError, OverflowError):  # an int of thousands of digits has no array form
        same = False
    return None if same else _joined(_values_text(*pair(scalar, expected)), reason(scalar, expected))


def _is_kind(got: object, kind: type) -> bool:
    if kind is float:
        return isinstance(got, float | np.floating)
    if kind is int:
        return isinstance(got, int | np.integer) and not isinstance(got, bool)
    return isinstance(got, kind)


def _type_text(got: object, expected: str) -> Text:
    if got is None:
        return Text(
            de=f"Es kam None zurück, erwartet war {expected}. Fehlt ein return?",
            en=f"{_NOTHING_CAME}, expected was {expected}. Did you forget a return?",
        )
    text = Text(
        de=f"Der Typ stimmt nicht: bekommen {kind_of(got)}, erwartet {expected}.",
        en=f"The type is not right: got {kind_of(got)}, expected {expected}.",
    )
    return _joined(text, next((said for sign, said in _UNUSUAL.items() if sign in kind_of(got)), None))


_UNUSUAL = {
    "object": Text(
        de="dtype object entsteht, wenn Zeilen verschieden lang sind oder None darunter ist.",
        en="dtype object comes about when rows differ in length or there is a None among them.",
    ),
    "longdouble": Text(
        de="longdouble ist genauer als verlangt; .astype(np.float64) hilft.",
        en="longdouble is more precise than asked for; .astype(np.float64) helps.",
    ),
    "sparse": Text(de="Der Tensor ist dünn besetzt; .to_dense() hilft.", en="The tensor is sparse; .to_dense() helps."),
    "quantized": Text(
        de="Der Tensor ist quantisiert; .dequantize() hilft.", en="The tensor is quantized; .dequantize() helps."
    ),
    "numpy.matrix": Text(
        de="np.matrix rechnet anders als ein Array; np.asarray(…) hilft.",
        en="np.matrix computes otherwise than an array; np.asarray(…) helps.",
    ),
    "MaskedArray": Text(
        de="Ein maskiertes Array verbirgt Werte; .filled(…) oder .data hilft.",
        en="A masked array hides values; .filled(…) or .data helps.",
    ),
}
"""What to do with arrays that are none of the usual ones."""


def _values_text(got: str, expected: str) -> Text:
    return Text(de=f"Bekommen {got}, erwartet {expected}.", en=f"Got {got}, expected {expected}.")


def _whole(got: Any, expected: Any) -> tuple[str, str]:
    """Small arrays are shown whole as well."""
    if got.size > 20 or got.ndim > 2:
        return "", ""
    came, want = whole_pair(got, expected)
    return f"\nbekommen: {came}\nerwartet: {want}", f"\ngot:      {came}\nexpected: {want}"


def _at(index: tuple[int, ...], language: Literal["de", "en"]) -> str:
    place = ", ".join(map(str, index))
    return f"Bei Index [{place}]" if language == "de" else f"At index [{place}]"


def _changed(got: object) -> Text:
    de, en = ("Ein übergebener Tensor", "A tensor") if is_tensor(got) else ("Ein übergebenes Array", "An array")
    return Text(
        de=f"{de} wurde verändert. Rechne auf einer Kopie, damit der Aufrufer seine Daten behält.",
        en=f"{en} that was passed in has been changed. Work on a copy, so that the caller keeps their data.",
    )


def _prefixed(what: Text | None, text: Text) -> Text:
    return text if what is None else Text(de=f"{what.de} {text.de}", en=f"{what.en} {text.en}")


def _joined(text: Text, more: Text | None) -> Text:
    return text if more is None else Text(de=f"{text.de} {more.de}", en=f"{text.en} {more.en}")

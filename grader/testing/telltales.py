"""Mistakes that can be seen from the answer alone: a wrong sign, a transposed matrix, an argument that comes back.

They need no recorded variant. Each is a relation between what came, what was expected and what was passed in, and is
only seen where it could hardly hold by chance. Their sentences are in `grader.testing.telltale_texts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.isolation import StudentError, WorkerGone
from grader.testing import relations
from grader.testing.compare import CheckFailed
from grader.testing.relations import near, tells
from grader.testing.show import is_tensor, to_array
from grader.testing.student import Call, Student
from grader.testing.transcript import fingerprint

__all__ = ["ONLY_ALWAYS", "RELATIONS", "Seen", "of_comparison", "of_error", "telltale"]

LARGEST = 1_000_000
"""Numbers of an array that are looked at."""


@dataclass(frozen=True)
class Seen:
    """What a failed comparison was about."""

    got: Any
    expected: Any
    arguments: tuple[Any, ...] = ()
    """What the call was given that returned `got`."""
    earlier: tuple[Any, ...] = ()
    """What the same function answered to other arguments before, in this check."""


def telltale(error: BaseException | None, student: Student) -> str:
    """What a check that ended with `error` shows without anything recorded: a name in `telltale_texts`, or nothing."""
    if isinstance(error, StudentError):
        return of_error(error)
    if not isinstance(error, CheckFailed) or error.shows:
        return error.shows if isinstance(error, CheckFailed) else ""
    call = student._call_that_gave(error.got)
    if error.got is None and call is not None and _has_no_gradient(call.result):
        return "gradient_cut_off"
    if call is None or isinstance(call.result, StudentError | WorkerGone):
        return ""
    earlier = _earlier(call, student._log)
    if error.expected is None:  # a property does not hold; the last answer may tell why
        return of_answer(Seen(call.result, None, call.arguments, earlier))
    return of_comparison(Seen(error.got, error.expected, call.arguments, earlier))


def of_comparison(seen: Seen) -> str:
    """The name of the first relation that shows; empty when none does."""
    with np.errstate(all="ignore"):
        return next((name for name, shows in RELATIONS if shows(seen)), "")


def of_answer(seen: Seen) -> str:
    """The same where nothing is known of what was expected."""
    if _is_sequence(seen.got) and not seen.got:
        return "empty"
    return "earlier_result" if len(seen.earlier) and _earlier_result(seen) else ""


def of_error(error: StudentError) -> str:
    """The name for an error whose cause its text tells, or its line: a ``raise`` of the student's own."""
    if error.kind != "raised":
        return ""
    if error.frames and error.frames[-1].source.lstrip().startswith("raise "):
        return "refused"
    said = f"{error.type_name}: {error.message.partition(chr(10))[0]}"
    return next((name for name, pattern in _ERRORS if re.match(pattern, said)), "")


ONLY_ALWAYS = frozenset(("shapes_do_not_fit", "none_used", "another_kind", "one_past_the_end"))
"""Errors that name a mistake only if every check of a task ends in them: otherwise they may be a consequence."""

_ERRORS = (
    ("gradient_cut_off", r"RuntimeError: element 0 of tensors does not require grad"),
    ("name_without_value", r"(UnboundLocalError|NameError): "),
    ("none_used", r"(Type|Attribute)Error: .*NoneType"),
    ("one_past_the_end", r"IndexError: index (\d+) is out of bounds for (axis|dimension) \d+ with size \1$"),
    ("another_kind", r"TypeError: '(int|float|numpy\.\w+)' object is not (iterable|subscriptable)"),
    (
        "another_kind",
        r"AttributeError: '(int|float|list|tuple)' object has no attribute '(shape|T|sum|mean|dtype|size)'",
    ),
    ("another_kind", r"TypeError: bad operand type for unary -: '(list|tuple)'"),
    (
        "shapes_do_not_fit",
        (
            r"(Value|Runtime|Index)Error: .*(could not (be )?broadcast|mismatch in its core dimension|not aligned|"
            r"shapes cannot be multiplied|must match the size|not have enough dimensions|cannot reshape|size mismatch|"
            r"Sizes of tensors must match|is invalid for input of size|tensor to be equal size)"
        ),
    ),
)
"""Name and beginning of what is said; the first that fits counts."""


def _has_no_gradient(answer: object) -> bool:
    """Whether this is what `Student.vjp` gives: outputs and gradients, some of which are None."""
    return isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[1], list) and None in answer[1]


def _earlier(call: Call, log: Sequence[Call]) -> tuple[Any, ...]:
    """What the same function answered before to other arrays; numbers and words may be arguments that it ignores."""
    given = fingerprint(_data(call.arguments))
    before = log[: next(i for i, c in enumerate(log) if c is call)]
    return tuple(c.result for c in before if str(c.name) == str(call.name) and fingerprint(_data(c.arguments)) != given)


def _data(arguments: Sequence[Any]) -> list[Any]:
    return [argument for argument in arguments if _is_array(argument) or _is_sequence(argument)]


# ---------------------------------------------------------------------- relations of the whole answer


def _nothing_returned(seen: Seen) -> bool:
    return seen.got is None and seen.expected is not None


def _results_swapped(seen: Seen) -> bool:
    """Arrays in another order; a list of numbers has no results but entries."""
    got, expected = seen.got, seen.expected
    if not _is_sequence(expected) or not _is_sequence(got) or len(got) != len(expected) or not 2 <= len(got) <= 4:
        return False
    if not all(_is_array(e) or _is_sequence(e) for e in expected):
        return False
    order = [next((i for i, e in enumerate(expected) if _same(g, e)), -1) for g in got]
    return -1 not in order and len(set(order)) == len(order) and order != sorted(order)


def _one_result_only(seen: Seen) -> bool:
    if not _is_sequence(seen.expected) or len(seen.expected) < 2 or _is_sequence(seen.got):
        return False
    return _is_array(seen.got) and any(_same(seen.got, e) for e in seen.expected if _is_array(e))


def _list_for_array(seen: Seen) -> bool:
    """The right numbers in a list, as the whole answer or as parts of it."""
    if _is_sequence(seen.got) and _is_array(seen.expected):
        return _same(seen.got, seen.expected)
    if not _is_sequence(seen.got) or not _is_sequence(seen.expected) or len(seen.got) != len(seen.expected):
        return False
    pairs = list(zip(seen.got, seen.expected, strict=True))
    return any(_is_sequence(g) and _is_array(e) for g, e in pairs) and all(_same(g, e) for g, e in pairs)


def _argument_returned(seen: Seen) -> bool:
    got = _array(seen.got)
    if got is None:
        return False
    if got.ndim == 0:  # a number where an array is wanted
        wanted = _is_array(seen.expected) or _is_sequence(seen.expected)
        return wanted and any(type(a) is type(seen.got) and np.ndim(a) == 0 and a == seen.got for a in seen.arguments)
    return tells(got) and any(_same(seen.got, a) for a in _arrays_in(seen.arguments))


def _earlier_result(seen: Seen) -> bool:
    """The answer is, or begins with, what an earlier call answered."""
    got = _array(seen.got)
    if got is None or not tells(got):
        return False
    if any(type(e) is type(seen.got) and _same(seen.got, e) for e in seen.earlier):
        return True
    return isinstance(seen.got, list) and any(
        isinstance(e, list) and len(e) >= 2 and _same(seen.got[: len(e)], e) for e in seen.earlier
    )


def _piled_up(seen: Seen) -> bool:
    """The answer is the right one plus that of an earlier call."""
    got, expected = _array(seen.got), _array(seen.expected)
    if got is None or expected is None or got.shape != expected.shape or not got.ndim:
        return False
    more = got.astype(np.float64) - expected
    return tells(more) and any(_same(more, e) for e in seen.earlier)


def _empty(seen: Seen) -> bool:
    if _is_sequence(seen.got):
        return not seen.got and (_is_array(seen.expected) or bool(seen.expected))
    return _is_array(seen.got) and tuple(seen.got.shape) == (0,) and _is_array(seen.expected)


def _wrong_dtype(seen: Seen) -> bool:
    got, expected = seen.got, seen.expected
    return _is_array(got) and _is_array(expected) and got.dtype != expected.dtype and _same(got, expected)


def _parts(relation: relations.Relation) -> Callable[[Seen], bool]:
    """The relation holds of the whole answer, or of every part of it that is wrong."""

    def holds(seen: Seen) -> bool:
        wrong = list(_wrong_parts(seen.got, seen.expected))
        return bool(wrong) and all(relation(got, expected) for got, expected in wrong)

    return holds


RELATIONS: tuple[tuple[str, Callable[[Seen], bool]], ...] = (
    ("nothing_returned", _nothing_returned),
    ("results_swapped", _results_swapped),
    ("one_result_only", _one_result_only),
    ("list_for_array", _list_for_array),
    ("empty", _empty),
    ("wrong_dtype", _wrong_dtype),
    ("argument_returned", _argument_returned),
    ("earlier_result", _earlier_result),
    ("piled_up", _piled_up),
    *((relation.__name__, _parts(relation)) for relation in relations.RELATIONS),
)
"""The first that holds counts."""


# ---------------------------------------------------------------------- what they ask


def _wrong_parts(got: Any, expected: Any) -> Iterator[tuple[Any, Any]]:
    """The arrays that differ, of an answer that is one array, one number, or a list of arrays."""
    one, other = _array(got), _array(expected)
    if one is not None and other is not None:
        yield one, other
    elif _is_sequence(got) and _is_sequence(expected) and len(got) == len(expected):
        for a, b in zip(got, expected, strict=True):
            if not _same(a, b):
                yield from _wrong_parts(a, b)


def _array(value: Any) -> Any:
    """Numbers as an array; None for everything else."""
    if value is None or isinstance(value, str | bytes | dict):
        return None
    try:
        array = to_array(value) if _is_array(value) else np.asarray(value)
    except (ValueError, TypeError, RuntimeError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" and array.size <= LARGEST else None


def _arrays_in(arguments: Sequence[Any]) -> Iterator[Any]:
    for argument in arguments:
        yield argument
        if _is_sequence(argument):
            yield from (part for part in argument if _is_array(part))


def _same(one: Any, other: Any) -> bool:
    a, b = _array(one), _array(other)
    if a is not None and b is not None:
        return near(a, b)
    if _is_sequence(one) and _is_sequence(other) and len(one) == len(other):
        return bool(one) and all(_same(x, y) for x, y in zip(one, other, strict=True))
    return False


def _is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray) or is_tensor(value)


def _is_sequence(value: Any) -> bool:
    return isinstance(value, list | tuple)

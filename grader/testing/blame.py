"""Which call a failed expectation is about: every expectation knows its call.

Often the value that failed is an answer or a part of it. Otherwise the statement that failed is read: the names in it,
and those that these were computed from, lead to what the student's functions returned. Where all of that tells nothing,
it is the last call.
"""

from __future__ import annotations

import ast
import linecache
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from grader.isolation import StudentError, WorkerGone
from grader.testing.parsing import syntax_tree

if TYPE_CHECKING:
    from grader.testing.student import Call

__all__ = ["asked_at", "call_of", "failing_lines", "tree_of"]

_NO_CHECK = (str(Path(__file__).parent), *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")))
"""Folders of code that is no check's."""
_DEEPEST = 4
"""How many assignments back the names of a statement are followed."""
_MOST_PARTS = 50
_SHARED = (type(None), bool, int, str, bytes)
"""Several calls may have returned the very same object of these types."""


def call_of(error: BaseException | None, calls: Sequence[Call]) -> Call | None:
    """The call that `error` is about; None where the student's code was not called."""
    own = [call for call in calls if call.text is not None and not call.of_library]
    if not own or error is None:
        return own[-1] if own else None
    if isinstance(error, StudentError | WorkerGone):
        failed = [call for call in calls if call.result is error and call.text is not None]
        return failed[-1] if failed else own[-1]
    got = getattr(error, "got", None)
    if hasattr(got, "_handle"):  # a check says so itself, whatever it has asked since
        found = next((call for call in own if call.result is got), None)
        if found is not None:
            return found
    if not isinstance(got, _SHARED) and (found := _that_gave(got, calls, own)):
        return found
    frames = failing_lines(error)[::-1]
    for frame, line in frames:
        if isinstance(got, _SHARED) and (found := _asked_there(frame, line, got, own)):
            return found
        if found := _of_statement(frame, line, calls, own):
            return found
    return _that_gave_this_too(got, own, [frame for frame, _ in frames]) or own[-1]


# ---------------------------------------------------------------------- from values to calls


def _that_gave(value: object, calls: Sequence[Call], own: Sequence[Call]) -> Call | None:
    """The last call with this answer; for an object of a library the last one before it that was given the object."""
    if isinstance(value, _SHARED):
        return None
    if hasattr(value, "_handle"):
        return _last_with((value,), calls)
    for index in range(len(calls) - 1, -1, -1):
        call = calls[index]
        if not call.gave(value):
            continue
        if call.text is not None and not call.of_library:
            return call
        return _last_with((call.on, *call.there), calls[:index]) or _last(own, calls[:index])
    return None


def _last_with(there: Sequence[object], calls: Sequence[Call]) -> Call | None:
    """The last call of the student's code that was given one of these objects, or returned it."""
    for call in reversed(calls):
        if call.text is None or call.of_library:
            continue
        known = (*call.there, call.result)
        if any(_same_there(one, other) for one in there for other in known):
            return call
    return None


def _same_there(one: object, other: object) -> bool:
    numbers = [getattr(getattr(each, "_handle", None), "id", None) for each in (one, other)]
    return numbers[0] is not None and numbers[0] == numbers[1]


def _last(own: Sequence[Call], before: Sequence[Call]) -> Call | None:
    return next((call for call in reversed(before) if any(call is each for each in own)), None)


def _that_gave_this_too(got: object, own: Sequence[Call], frames: Sequence[FrameType]) -> Call | None:
    """Of the calls that returned the same None, number or word: the one whose arguments the failing lines know.

    Failing that, the first None (an earlier one would have failed before), and otherwise the last.
    """
    found = [call for call in own if call.gave(got)]
    if not found:
        return None
    known = {id(value) for frame in frames for value in frame.f_locals.values() if not isinstance(value, _SHARED)}
    fitting = [call for call in found if any(id(argument) in known for argument in call.arguments)]
    return (fitting or found)[0 if got is None else -1]


def asked_at() -> tuple[str, int]:
    """File and line of the check that makes a request now."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_NO_CHECK):
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno


def _asked_there(frame: FrameType, node: ast.expr | None, got: object, own: Sequence[Call]) -> Call | None:
    """The call that gave `got` and was made on the failing line, or where a name in it got its value."""
    if node is None:
        return None
    names, seen, nodes = _names(node), set[str](), [node]
    for _ in range(_DEEPEST):
        for place in nodes:
            lines = range(place.lineno, (place.end_lineno or place.lineno) + 1)
            made = [call for call in own if call.asked_at[0] == frame.f_code.co_filename and call.asked_at[1] in lines]
            if found := [call for call in made if call.gave(got)]:
                return found[0 if got is None else -1]  # an earlier None would have failed before
        nodes = [value for name in names if (value := _given_by(frame, name, node.lineno)) is not None]
        seen |= names
        names = {name for value in nodes for name in _loaded(value)} - seen
    return None


# ---------------------------------------------------------------------- from the failing line to values


def failing_lines(error: BaseException) -> list[tuple[FrameType, ast.expr | None]]:
    """The frames of the check and of its helpers, outermost first, each with the expression that it stood in."""
    return list(_frames(error.__traceback__))


def _frames(traceback: TracebackType | None) -> Iterator[tuple[FrameType, ast.expr | None]]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith(_NO_CHECK):
            position = next(islice(code.co_positions(), traceback.tb_lasti // 2, None), None)
            yield traceback.tb_frame, _node_at(code.co_filename, position)
        traceback = traceback.tb_next


def tree_of(file: str) -> ast.Module | None:
    """A check file, parsed."""
    return _tree(file, len(linecache.getlines(file)))


def _node_at(file: str, position: Any) -> ast.expr | None:
    """The expression at a position of a file."""
    tree = tree_of(file)
    if tree is None or position is None or None in position:
        return None
    line, end_line, column, end_column = position
    for node in ast.walk(tree):
        place = [getattr(node, each, None) for each in ("lineno", "end_lineno", "col_offset", "end_col_offset")]
        if place == [line, end_line, column, end_column]:
            if isinstance(node, ast.expr):
                return node
            if isinstance(node, ast.Raise):
                return node.exc
    return None


@lru_cache(maxsize=64)
def _tree(file: str, _: int) -> ast.Module | None:
    try:
        return syntax_tree("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError):
        return None


def _of_statement(frame: FrameType, node: ast.AST | None, calls: Sequence[Call], own: Sequence[Call]) -> Call | None:
    """The last call that one of the names in `node` comes from, or one of the names that these were computed from."""
    names = _names(node)
    seen: set[str] = set()
    before: int = getattr(node, "lineno", 0) or frame.f_lineno or 0
    for _ in range(_DEEPEST):
        values = [part for name in sorted(names) for part in _with_parts(frame.f_locals.get(name))]
        found = [call for value in values if (call := _that_gave(value, calls, own))]
        if found:
            return max(found, key=lambda call: _index(call, calls))
        seen |= names
        names = {other for name in names for other in _sources(frame, name, before)} - seen
        if not names:
            break
    return None


def _with_parts(value: object) -> tuple[object, ...]:
    """A list of answers stands for all of them."""
    return (value, *value) if isinstance(value, list | tuple) and len(value) <= _MOST_PARTS else (value,)


def _index(call: Call, calls: Sequence[Call]) -> int:
    return next(index for index, each in enumerate(calls) if each is call)


def _names(node: ast.AST | None) -> set[str]:
    """Names that an expectation is about: those of its first argument, unless it has none."""
    if isinstance(node, ast.Call) and node.args and (first := _loaded(node.args[0])):
        return first
    return _loaded(node) if node is not None else set()


def _loaded(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _sources(frame: FrameType, name: str, before: int) -> set[str]:
    """The names on the right of the last assignment to `name` above the line."""
    value = _given_by(frame, name, before)
    return _loaded(value) if value is not None else set()


def _given_by(frame: FrameType, name: str, before: int) -> ast.expr | None:
    """The right side of the last assignment to `name` above the line."""
    tree = tree_of(frame.f_code.co_filename)
    best: tuple[int, ast.expr] | None = None
    for node in ast.walk(tree) if tree is not None else ():
        for targets, value in _assignments(node):
            line = value.lineno
            inside = frame.f_code.co_firstlineno <= line <= before
            if inside and name in {n for target in targets for n in _loaded(target)} and (not best or line >= best[0]):
                best = line, value
    return best[1] if best else None


def _assignments(node: ast.AST) -> Iterator[tuple[list[ast.expr], ast.expr]]:
    if isinstance(node, ast.Assign):
        yield node.targets, node.value
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value is not None:
        yield [node.target], node.value
    elif isinstance(node, ast.For | ast.comprehension):
        yield [node.target], node.iter

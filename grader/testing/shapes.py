"""Shape errors in the terms of the assignment: the shapes of what stands on the student's line, and what would fit."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from grader.isolation import StudentError
from grader.result import Text
from grader.testing.parsing import syntax_tree

__all__ = ["Terms", "about_shapes", "other_way_round", "terms_of"]

Terms = Mapping[str, Mapping[str, str]]
"""Function → argument → its shape as the docstring says it: ``{"lstm_cell": {"x": "(N, D)"}}``."""

_ABOUT_SHAPES = re.compile(
    r"shape|size|dimension|broadcast|matmul|mismatch|align|axis|out of bounds|stack expects|expanded", re.IGNORECASE
)
_PRODUCTS = ("dot", "matmul", "mm", "bmm")
_ENTRY = re.compile(r"^\s*([^\W\d]\w*(?:, [^\W\d]\w*)*):\s+(\([^()]*\)(?:, \([^()]*\))*)", re.MULTILINE)


def terms_of(source: str) -> Terms:
    """What the docstrings of a module say of the shapes of arguments."""
    try:
        tree = syntax_tree(source)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node.name: _shapes_in(ast.get_docstring(node) or "") for node in functions}


def _shapes_in(docstring: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for names, said in _ENTRY.findall(docstring):
        several, shapes = names.split(", "), re.findall(r"\([^()]*\)", said)
        if len(shapes) in (1, len(several)):
            found |= dict(zip(several, shapes if len(shapes) > 1 else shapes * len(several), strict=True))
    return found


def about_shapes(error: StudentError, terms: Terms) -> Text | None:
    """The operands on the student's line with their shapes; None where the error is not about shapes."""
    if not error.operands or not _ABOUT_SHAPES.search(error.message) or error.type_name == "NameError":
        return None
    frame = next((frame for frame in reversed(error.frames) if frame.source), None)
    said = terms.get(frame.function, {}) if frame else {}
    parts = [
        f"{each.name} {_shape(each.shape)}" + (f" = {said[each.name]}" if each.name in said else "")
        for each in error.operands
    ]
    de = f"Formen in dieser Zeile: {'; '.join(parts)}."
    en = f"Shapes on this line: {'; '.join(parts)}."
    if help_ := _product(frame.source if frame else "", {each.name: each.shape for each in error.operands}):
        de, en = f"{de}\n{help_.de}", f"{en}\n{help_.en}"
    return Text(de=de, en=en)


def _shape(shape: Sequence[int]) -> str:
    return str(tuple(shape))


def _product(line: str, shapes: Mapping[str, Sequence[int]]) -> Text | None:
    """Which of the matrix products on the line cannot be computed."""
    for left, right in _products(line):
        one, other = _shape_of(left, shapes), _shape_of(right, shapes)
        if not one or not other or one[-1] == other[-2 if len(other) > 1 else 0]:
            continue
        inner = other[-2 if len(other) > 1 else 0]
        product = f"{ast.unparse(left)} @ {ast.unparse(right)}"
        de = f"{product}: {_shape(one)} und {_shape(other)} passen nicht zusammen, denn {one[-1]} ≠ {inner}."
        en = f"{product}: {_shape(one)} and {_shape(other)} do not fit, because {one[-1]} ≠ {inner}."
        turned = _turned(right) if len(other) == 2 and other[-1] == one[-1] else ""
        if swapped := _swapped(left, right, one[-1], shapes) if len(other) == 1 else None:
            vector, matrix = swapped
            de += f" Ein Vektor steht, wo eine Matrix stehen soll: Sind {vector} und {matrix} vertauscht?"
            en += f" There is a vector where a matrix is to be: are {vector} and {matrix} swapped?"
        elif turned:
            de += f" Mit {turned}, {_shape(other[::-1])}, passt es."
            en += f" With {turned}, {_shape(other[::-1])}, they do."
        return Text(de=de, en=en)
    return None


def _swapped(
    left: ast.expr, right: ast.expr, inner: int, shapes: Mapping[str, Sequence[int]]
) -> tuple[str, str] | None:
    """``W`` and ``b``, if the line has a matrix besides this vector that fits in its place; otherwise nothing."""
    name = _plain(right)
    turned = name != ast.unparse(right)
    fits = [other for other, shape in shapes.items() if len(shape) == 2 and shape[-1 if turned else 0] == inner]
    fits = [other for other in fits if other != _plain(left)]
    return (name, fits[0]) if len(fits) == 1 and fits[0] != name else None


def _products(line: str) -> list[tuple[ast.expr, ast.expr]]:
    """Both sides of every ``a @ b``, ``np.dot(a, b)`` and ``a.dot(b)`` of one line, as far as it can be read alone."""
    text = line.strip()
    for whole in (text, f"{text} pass", f"{text}\n pass"):
        try:
            tree = syntax_tree(whole)
            break
        except (SyntaxError, ValueError, RecursionError):
            continue
    else:
        return []
    found: list[tuple[ast.expr, ast.expr]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            found.append((node.left, node.right))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PRODUCTS:
            match node.args:
                case [left, right]:
                    found.append((left, right))
                case [right]:
                    found.append((node.func.value, right))
    return found


def _shape_of(node: ast.expr, shapes: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The shape of a name or of its transpose; empty where it cannot be told."""
    text = ast.unparse(node)
    if text in shapes:
        return tuple(shapes[text])
    plain = _plain(node)
    shape = tuple(shapes.get(plain, ()))
    return shape[::-1] if plain != text and len(shape) <= 2 else ()


def _turned(node: ast.expr) -> str:
    plain = _plain(node)
    return plain if plain != ast.unparse(node) else f"{plain}.T"


def _plain(node: ast.expr) -> str:
    """``W`` of ``W.T``."""
    return re.sub(r"\.(T|t\(\)|mT)$", "", ast.unparse(node))


def other_way_round(got: Sequence[int], expected: Sequence[int]) -> Text | None:
    """How a shape differs from the expected one, where it is by the order of axes or by one axis of length 1."""
    came, want = tuple(got), tuple(expected)
    if len(came) == len(want) > 1 and came != want:
        if came == want[::-1]:
            return _TRANSPOSED if len(came) == 2 else _REVERSED
        if came == (want[1], want[0], *want[2:]):
            return _FIRST_TWO
        return _PERMUTED if sorted(came) == sorted(want) else _put_together(came, want)
    if [side for side in came if side != 1] == [side for side in want if side != 1]:
        return {1: _ONE_TOO_MANY, -1: _ONE_MISSING}.get(len(came) - len(want))
    return None


def _put_together(came: Sequence[int], want: Sequence[int]) -> Text | None:
    """Two shapes that differ as if parts had been put together along another axis."""
    axes = [axis for axis, (one, other) in enumerate(zip(came, want, strict=True)) if one != other]
    longer = [axis for axis in axes if came[axis] > want[axis]]
    if len(axes) != 2 or len(longer) != 1:
        return None
    long, short = longer[0], sum(axes) - longer[0]
    if (
        want[long] == 0
        or came[short] == 0
        or came[long] % want[long]
        or came[long] // want[long] * came[short] != want[short]
    ):
        return None
    return Text(
        de=f"Achse {long} ist zu lang und Achse {short} ebenso viel zu kurz: Setzt du Teile entlang der falschen Achse "
        "zusammen?",
        en=f"Axis {long} is too long and axis {short} too short by the same factor: are parts put together along the "
        "wrong axis?",
    )


_TRANSPOSED = Text(de="Zeilen und Spalten sind vertauscht.", en="Rows and columns are swapped.")
_FIRST_TWO = Text(de="Die ersten beiden Achsen sind vertauscht.", en="The first two axes are swapped.")
_REVERSED = Text(de="Die Achsen stehen in umgekehrter Reihenfolge.", en="The axes are in reverse order.")
_PERMUTED = Text(de="Die Achsen stehen in anderer Reihenfolge.", en="The axes are in another order.")
_ONE_TOO_MANY = Text(de="Eine Achse der Länge 1 ist zu viel.", en="One axis of length 1 is too many.")
_ONE_MISSING = Text(de="Eine Achse der Länge 1 fehlt.", en="An axis of length 1 is missing.")

"""Notebook syntax -> plain Python, line by line, so that every error keeps its line number.

Source that Python itself accepts keeps every line: a ``%`` at the start of a line can be a modulo, a ``!`` can
stand in a string. Only lines at which parsing fails and that look like notebook syntax are replaced.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from grader.testing.parsing import PARSE_LIMIT, parse

__all__ = ["JUPYTER_NAMES", "PARSE_LIMIT", "Cleaned", "needs_jupyter_names", "only_checks", "parse", "plain_python"]

_MOST_REPAIRS = 50
"""Lines of notebook syntax that are looked for one by one; each costs a parse."""
_MOST_PARSED = 1_000_000
"""Characters that are parsed in all while looking: a file of the largest size is parsed in one second."""

_LONGEST_CHECK_CELL = 2000

JUPYTER_NAMES = (
    "# What every notebook has without an import.\n"
    '__import__("builtins").display = print\n'
    '__import__("builtins").get_ipython = lambda: type("Shell", (), '
    '{"__getattr__": lambda self, name: lambda *args, **kwargs: None})()\n'
)
"""Source that defines `display` and a `get_ipython` whose methods do nothing."""
_USES_JUPYTER = re.compile(r"\b(?:display|get_ipython)[ \t]*\(")

_NOT_PYTHON = frozenset(
    {
        "!", "bash", "cmd", "cython", "file", "html", "javascript", "js", "julia", "latex", "markdown", "perl", "pypy",
        "python", "python2", "python3", "r", "ruby", "script", "sh", "sql", "svg", "sx", "system", "writefile",
    }
)  # fmt: skip
"""Cell magics whose cell is not executed as Python in this kernel."""
_CELL_MAGIC = re.compile(r"%%(!|\w*)")
_WRITES_PYTHON = re.compile(r"%%(?:writefile|file)[ \t]+(?:-a[ \t]+)?['\"]?[^'\"]*\.py['\"]?[ \t]*$", re.IGNORECASE)
"""A cell that saves itself as a Python file is a solution that somebody wanted to hand in as one: its code counts."""
_NOTEBOOK_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:"
    r"%time[ \t]+(?P<kept>[^-\s].*)"  # measures a statement, which is executed
    r"|[%!].*"
    r"|\?{1,2}[%\w.*]+[ \t]*"
    r"|%{0,2}[\w.*]+(?:\[[^\]]*\])?\?{1,2}[ \t]*"
    r"|[\w.,\[\] \t]+=[ \t]*[!%].*"  # files = !ls
    r")"
)
_Await = ast.Await | ast.AsyncFor | ast.AsyncWith
_Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Cleaned:
    """Source that Python can read, as far as possible, with the line numbers it had."""

    source: str
    magics: tuple[int, ...] = ()
    """Lines of notebook syntax that were taken out."""
    awaits: tuple[int, ...] = ()
    """Lines of the statements that were taken out because they wait outside a function."""


def plain_python(source: str) -> Cleaned:
    """Take out what only a notebook understands; never raises.

    These go away: magics and shell lines (``%time`` keeps its statement), ``x?``, a cell magic's line or, where
    its cell is not Python, the whole cell; ``check(1)`` with its import, which is not there when graded; and
    statements with ``await`` outside a function.
    """
    tree = parse(source)
    magics: tuple[int, ...] = ()
    if isinstance(tree, SyntaxError):
        source, magics = _without_magics(source)
        tree = parse(source)
    if not isinstance(tree, ast.Module):
        return Cleaned(source, magics)
    dropped = [(node, _waits(node)) for node in tree.body if _waits(node) or _is_check(node)]
    awaits = tuple(node.lineno for node, waits in dropped if waits)
    return Cleaned(_blanked(source, [node for node, _ in dropped]), magics, awaits)


def only_checks(source: str) -> bool:
    """Whether the source does nothing but call the checks (and import them)."""
    if len(source) > _LONGEST_CHECK_CELL or ("check" not in source and "grader" not in source):
        return False
    tree = parse(source)
    return isinstance(tree, ast.Module) and bool(tree.body) and all(_is_check(node) for node in tree.body)


def needs_jupyter_names(source: str) -> bool:
    """Whether the source calls something that only a notebook defines."""
    return _USES_JUPYTER.search(source) is not None


def _without_magics(source: str) -> tuple[str, tuple[int, ...]]:
    """The source without notebook syntax, and the lines that were changed."""
    lines = _dedented(source.split("\n"))
    first = next((line for line in lines if line.strip()), "")
    if _WRITES_PYTHON.match(first):
        at = lines.index(first)
        return "\n".join([*lines[:at], "", *lines[at + 1 :]]), (at + 1,)
    if (magic := _CELL_MAGIC.match(first)) and magic[1].lower() in _NOT_PYTHON:
        return "", (1,)
    changed: set[int] = set()
    for _ in range(min(_MOST_REPAIRS, _MOST_PARSED // (len(source) + 1))):
        error = parse("\n".join(lines))
        if not isinstance(error, SyntaxError) or not error.lineno or not _repair(lines, error.lineno - 1):
            break
        changed.add(error.lineno)
    if isinstance(parse("\n".join(lines)), SyntaxError):
        # A later error (an open bracket) can hide the line of a magic: try all of them at once.
        every = list(lines)
        also = {number for number in range(1, len(every) + 1) if _repair(every, number - 1)}
        if isinstance(parse("\n".join(every)), ast.Module):
            return "\n".join(every), tuple(sorted(changed | also))
    return "\n".join(lines), tuple(sorted(changed))


def _dedented(lines: list[str]) -> list[str]:
    """A cell that is indented as a whole runs in a notebook."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def _repair(lines: list[str], index: int) -> bool:
    """Replace one line of notebook syntax, with its continuation lines; False when it is none."""
    match = _NOTEBOOK_LINE.fullmatch(lines[index]) if index < len(lines) else None
    if match is None:
        return False
    continued = lines[index].endswith("\\") and not match["kept"]
    lines[index] = match["indent"] + (match["kept"] or "pass")
    while continued and index + 1 < len(lines):
        index += 1
        continued = lines[index].endswith("\\")
        lines[index] = ""
    return True


def _waits(node: ast.stmt) -> bool:
    """Whether a statement awaits outside every function."""
    todo: list[ast.AST] = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, _Await):
            return True
        if not isinstance(current, _Scope):
            todo.extend(ast.iter_child_nodes(current))
    return False


def _is_check(node: ast.stmt) -> bool:
    """``check(1)``, ``check(2, hidden=True)`` or an import from the grader."""
    if isinstance(node, ast.ImportFrom):
        return not node.level and (node.module or "").split(".")[0] == "grader"
    if isinstance(node, ast.Import):
        return all(name.name.split(".")[0] == "grader" for name in node.names)
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    call = node.value
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return _dotted(call.func) in _CHECK_NAMES and all(isinstance(argument, ast.Constant) for argument in arguments)


def _dotted(node: ast.expr) -> str:
    """``notebook.check``; a loop, because a chain of names can be longer than Python's stack."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


_CHECK_NAMES = frozenset({"check", "notebook.check", "grader.notebook.check"})


def _blanked(source: str, nodes: list[ast.stmt]) -> str:
    """`source` with ``pass`` in place of some top-level statements."""
    if not nodes:
        return source
    lines = [line.encode() for line in source.split("\n")]  # columns of a syntax tree count bytes
    for node in reversed(nodes):
        end_line = node.end_lineno or node.lineno
        tail = lines[end_line - 1][node.end_col_offset or 0 :]
        lines[node.lineno - 1] = lines[node.lineno - 1][: node.col_offset] + b"pass" + tail
        lines[node.lineno : end_line] = [b""] * (end_line - node.lineno)
    return b"\n".join(lines).decode()

"""Turns a program's chunks into a module, keeping all that can be kept when parts of it fail."""

from __future__ import annotations
import __future__

import ast
import linecache
import re
import sys
from itertools import islice
from types import CodeType, ModuleType
from typing import Any

from grader.isolation.guest.reports import report
from grader.isolation.program import Chunk

__all__ = ["load", "new_module"]

_FUTURES = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}

_NEWLINE = re.compile("\r\n|\r|\n")


def new_module(name: str, filename: str) -> ModuleType:
    """An empty module, registered so that classes defined in it, dataclasses and pickles find it.

    A library of the same name stays what it is for all who import it.
    """
    while name in sys.modules or name in sys.stdlib_module_names:
        name += "_"
    module = ModuleType(name)
    module.__file__ = filename
    sys.modules[name] = module
    return module


def load(namespace: dict[str, Any], chunks: list[Chunk]) -> list[list[Any]]:
    """Execute `chunks` in `namespace` one after the other.

    A chunk that does not compile is left out; a statement that raises is left out and the next ones still run.

    Returns:
        [filename, line, report] of everything that failed, in order.
    """
    problems: list[list[Any]] = []
    for chunk in chunks:
        _remember_lines(chunk)
        source = "\n" * (chunk.first_line - 1) + chunk.source.removeprefix("\ufeff")
        try:
            code = compile(source, chunk.filename, "exec", dont_inherit=True)
        except BaseException as error:  # SyntaxError, null bytes, RecursionError, MemoryError of the parser
            problems.append([chunk.filename, _syntax_line(error, chunk), report(error.with_traceback(None))])
        else:
            problems += _execute(namespace, code, source, chunk)
    return problems


def _execute(namespace: dict[str, Any], code: CodeType, source: str, chunk: Chunk) -> list[list[Any]]:
    """Run the whole chunk at once; after a failing statement go on with those behind it."""
    problems: list[list[Any]] = []
    body: list[ast.stmt] | None = None
    flags = 0
    while True:
        try:
            exec(code, namespace)  # noqa: S102 - what this process is for
        except BaseException as error:
            position = _failing_position(error, chunk)
            problems.append([chunk.filename, position[0], report(error)])
            if body is None:  # parsed only now: most programs load
                tree = ast.parse(source, chunk.filename)
                body, flags = tree.body, _future_flags(tree)
            body = _behind(body, position)
            if not body:
                return problems
            code = compile(ast.Module(body, []), chunk.filename, "exec", flags, dont_inherit=True)
        else:
            return problems


def _behind(body: list[ast.stmt], position: tuple[int, int]) -> list[ast.stmt]:
    """The statements after the one at `position`; always fewer than before."""
    for index, statement in enumerate(body):
        if position < (statement.end_lineno or statement.lineno, statement.end_col_offset or 0):
            return body[index + 1 :]
    return []


def _failing_position(error: BaseException, chunk: Chunk) -> tuple[int, int]:
    """Line and column at which the module's own frame, the outermost one of this chunk, stood."""
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == chunk.filename and code.co_name == "<module>":
            line, _, column, _ = next(islice(code.co_positions(), traceback.tb_lasti // 2, None))
            return line or traceback.tb_lineno or chunk.first_line, column or 0
        traceback = traceback.tb_next
    return chunk.first_line, 0  # the error hides where it came from


def _syntax_line(error: BaseException, chunk: Chunk) -> int:
    line = getattr(error, "lineno", None)
    return line if type(line) is int else chunk.first_line


def _future_flags(tree: ast.Module) -> int:
    """Flags of the chunk's ``from __future__ import …``, which must hold for later statements compiled apart."""
    flags = 0
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            for alias in statement.names:
                flags |= _FUTURES.get(alias.name, 0)
    return flags


def _remember_lines(chunk: Chunk) -> None:
    """Let tracebacks and `inspect.getsource` show the student's lines although there is no file."""
    lines = [line + "\n" for line in _NEWLINE.split(chunk.source)]
    before: list[str] = linecache.cache[chunk.filename][2] if chunk.filename in linecache.cache else []  # type: ignore[misc]
    padding = ["\n"] * (chunk.first_line - 1 - len(before))
    lines = before[: chunk.first_line - 1] + padding + lines
    linecache.cache[chunk.filename] = (len(chunk.source), None, lines, chunk.filename)

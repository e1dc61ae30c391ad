"""What can still be graded when a program does not survive being loaded.

An endless loop, an ``exit()`` or a training run at the top level of a file says nothing about the functions in it.
Such a program is loaded once more with its imports, definitions and assignments only.
"""

from __future__ import annotations

import ast
from dataclasses import replace

from grader.isolation import Chunk, Program, StudentError, WorkerGone
from grader.result import Notice, Text
from grader.testing.parsing import parse

__all__ = ["definitions_only", "salvaged"]

_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


def definitions_only(program: Program) -> Program:
    """The program and its modules without the top-level statements that only do something; line numbers stay."""
    chunks = tuple(_definitions(chunk) for chunk in program.chunks)
    modules = tuple(replace(module, chunk=_definitions(module.chunk)) for module in program.modules)
    return replace(program, chunks=chunks, modules=modules)


def salvaged(gone: WorkerGone | StudentError) -> Notice:
    """What the student is told about it."""
    said = _said(gone) if isinstance(gone, StudentError) else gone.text
    return Notice(
        level="warning",
        text=Text(
            de=f"Beim Laden deiner Datei: {said.de} Deshalb wurden nur die Importe, Definitionen und Zuweisungen "
            'ausgeführt. Was außerhalb von Funktionen rechnet, gehört unter `if __name__ == "__main__":`.',
            en=f"While your file was loaded: {said.en} So only its imports, definitions and assignments were "
            'executed. What computes outside of functions belongs below `if __name__ == "__main__":`.',
        ),
    )


def _said(error: StudentError) -> Text:
    """The process could not even say what went wrong: its memory was full, or its own functions were replaced."""
    words = f"{error.type_name}: {error.message}" if error.message else error.type_name
    return Text(de=f"{words}.", en=f"{words}.")


def _definitions(chunk: Chunk) -> Chunk:
    tree = parse(chunk.source)
    if not isinstance(tree, ast.Module):
        return chunk  # it is not executed in any case, or too long to be looked into
    lines = chunk.source.split("\n")  # what else ends a line for `splitlines` ends none for the parser
    for statement in tree.body:
        if not isinstance(statement, _KEPT):
            for number in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
                lines[number] = ""
    return replace(chunk, source="\n".join(lines))

"""A student's source -> syntax tree, in the grader's own process: bounded in time and memory, whatever the source is.

Parsing is the only thing that is done with student code outside the sandbox. Python's parser is not made for enemies:
a megabyte of commas becomes a gigabyte of tree, and some constructs take quadratic time.
"""

from __future__ import annotations

import ast
import re
import warnings
from contextlib import suppress
from functools import lru_cache

__all__ = ["PARSE_LIMIT", "parse", "syntax_tree"]

PARSE_LIMIT = 200_000
"""Characters. Longer source is not parsed: a syntax tree takes a few hundred times the memory of its text."""
_SHORT = 20_000
"""Characters; trees of longer source are not kept."""
_MOST_BRACES = 2000
"""Measured with Python 3.11: an f-string with 20 000 replacement fields takes two seconds, with 60 000 ten."""
_LONG_DOTTED_NAME = re.compile(r"(?<![\w.\\])(?:\w++[ \t]*+\.(?:[ \t]|\\\n)*+){500}")
"""``import a.a.a…`` with 50 000 parts takes forty seconds."""


def parse(source: str) -> ast.Module | SyntaxError | None:
    """The syntax tree, the error, or None when the source is too long, too deep or too slow to be parsed here.

    Nobody may change the tree: whoever asks for the same source soon gets the same one.
    """
    return _parse_once(source) if len(source) <= _SHORT else _parse(source)


def _parse(source: str) -> ast.Module | SyntaxError | None:
    if len(source) > PARSE_LIMIT or source.count("{") > _MOST_BRACES or _LONG_DOTTED_NAME.search(source):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a student's string is no concern of ours
            return syntax_tree(source)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError):
        return None


_parse_once = lru_cache(maxsize=64)(_parse)


def syntax_tree(source: str | bytes, filename: str = "<unknown>") -> ast.Module:
    """`ast.parse`, done again where Python 3.11 loses count because another thread makes a tree at the same time.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: as `ast.parse`.
    """
    for _ in range(_TRIES):
        with suppress(SystemError):  # "AST constructor recursion depth mismatch"
            return ast.parse(source, filename)
    return ast.parse(source, filename)


_TRIES = 5

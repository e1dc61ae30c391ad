"""Large libraries that a hand-in imports: loaded once in the warm process, instead of again for every check.

A picture at the top of a file is no mistake. But importing matplotlib takes most of a second, and a file is executed
once per check: without this, the time of a submission would go into imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec

from grader.isolation import Program
from grader.testing.parsing import PARSE_LIMIT, parse

__all__ = ["large_imports"]

_LARGE = {"matplotlib": "matplotlib.pyplot", "torch": "torch"}
"""What is loaded for a package. A fixed list, because a student must not choose what runs outside the sandbox."""


def large_imports(program: Program, preloaded: tuple[str, ...]) -> tuple[str, ...]:
    """Modules to preload for `program` beyond those that are, in a fixed order."""
    if sum(len(chunk.source) for chunk in program.chunks) > PARSE_LIMIT:
        return ()
    there = {module.partition(".")[0] for module in preloaded}
    packages = {package for chunk in program.chunks for package in _imported(chunk.source)} - there
    return tuple(module for package, module in _LARGE.items() if package in packages and find_spec(package))


def _imported(source: str) -> Iterator[str]:
    """The packages that are imported when a file is executed: not those of functions and of the demo block."""
    tree = parse(source)
    for node in tree.body if isinstance(tree, ast.Module) else ():
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]

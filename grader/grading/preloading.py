"""Large libraries that a hand-in imports: loaded once in the warm process, instead of again for every hand-in.

A picture at the top of a file is no mistake. But importing matplotlib takes most of a second, and scikit-learn more:
without this, a class would spend its time, and every student the time for loading, on imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec

from grader.course import Assignment
from grader.isolation import Program
from grader.testing.parsing import PARSE_LIMIT, parse

__all__ = ["large_imports", "shared_libraries"]

_LARGE = {
    "matplotlib": ("matplotlib.pyplot",),
    "pandas": ("pandas",),
    "scipy": ("scipy.linalg", "scipy.ndimage", "scipy.optimize", "scipy.signal", "scipy.special", "scipy.stats"),
    "sklearn": (
        "sklearn.datasets", "sklearn.linear_model", "sklearn.metrics", "sklearn.model_selection",
        "sklearn.neural_network", "sklearn.pipeline", "sklearn.preprocessing",
    ),
    "torch": ("torch",),
    "torchvision": ("torchvision",),
    "tqdm": ("tqdm.auto",),
}  # fmt: skip
"""What is loaded for a package. A fixed list, because a student must not choose what runs outside the sandbox."""


def shared_libraries(assignments: Iterable[Assignment]) -> list[str]:
    """What processes that grade these import once for all of them, before they are forked."""
    preloaded = {module for assignment in assignments for module in assignment.settings.preload}
    return ["numpy", "torch"] if "torch" in preloaded else ["numpy"]


def large_imports(program: Program, preloaded: tuple[str, ...]) -> tuple[str, ...]:
    """Modules to preload for `program` beyond those that are, in a fixed order."""
    if sum(len(chunk.source) for chunk in program.sources) > PARSE_LIMIT:
        return ()
    there = {module.partition(".")[0] for module in preloaded}
    packages = {package for chunk in program.sources for package in _imported(chunk.source)} - there
    wanted = [package for package in _LARGE if package in packages and find_spec(package)]
    return tuple(module for package in wanted for module in _LARGE[package])


def _imported(source: str) -> Iterator[str]:
    """The packages that are imported when a file is executed: not those of functions and of the demo block."""
    tree = parse(source)
    for node in _executed(tree.body) if isinstance(tree, ast.Module) else ():
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _executed(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements at the top level, also within ``try``, ``with`` and ``if``, but for the demo's ``if``."""
    for node in body:
        yield node
        if isinstance(node, ast.If) and "__name__" not in ast.dump(node.test):
            yield from _executed([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            handled = [statement for handler in node.handlers for statement in handler.body]
            yield from _executed([*node.body, *handled, *node.orelse, *node.finalbody])
        elif isinstance(node, ast.With):
            yield from _executed(node.body)

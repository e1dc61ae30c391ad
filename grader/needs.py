"""Which libraries an assignment needs, and what to type where one is not installed.

The installation without extras has what numpy's assignments need. What else an assignment needs is read from its
checks and its template, so that nobody has to write it down.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from grader.course import Assignment, CourseError
from grader.result import Text
from grader.testing.declared import declared_checks
from grader.testing.parsing import syntax_tree

__all__ = [
    "extras_for",
    "install_command",
    "is_installed",
    "missing",
    "needed",
    "needed_by_check",
    "needed_by_task",
    "said_of",
    "usable",
]

_EXTRA = {
    "torch": "torch",
    "torchvision": "torch",
    "jupyter": "notebook",
    "jupyterlab": "notebook",
    "ipykernel": "notebook",
    "IPython": "notebook",
    "nbformat": "staff",
    "nbgrader": "staff",
    "nbconvert": "staff",
    "sqlalchemy": "staff",
    "traitlets": "staff",
    "jupyter_core": "staff",
    "openpyxl": "staff",
    "distributed": "distributed",
    "dask": "distributed",
}
"""Package to the extra of ours that brings it."""
_PIP_NAME = {
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "yaml": "pyyaml",
    "cv2": "opencv-python",
}

_MISSING = Text(
    de="{who} braucht {packages}, das hier nicht installiert ist. Führe einmal aus: {command}",
    en="{who} needs {packages}, which is not installed here. Run once: {command}",
)


def needed(assignment: Assignment) -> tuple[str, ...]:
    """Packages without which nothing of an assignment can be checked, in alphabetical order."""
    return tuple(sorted({package for path in assignment.check_files for package in _imported(_tree(path).body)}))


def needed_by_check(path: Path, function: str) -> frozenset[str]:
    """Packages that a check, or a function of the same file that it calls, imports when it runs."""
    functions = {node.name: node for node in _tree(path).body if isinstance(node, ast.FunctionDef)}
    seen: set[str] = set()
    todo = [function]
    while todo:
        name = todo.pop()
        if name in functions and name not in seen:
            seen.add(name)
            todo += [node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)]
    return frozenset(package for name in seen for package in _imported(ast.walk(functions[name])))


def needed_by_task(assignment: Assignment, task: int) -> frozenset[str]:
    """Packages that the public checks of one task import when they run."""
    path = assignment.public_checks
    found = [needed_by_check(path, c.function) for c in declared_checks(assignment) if c.task == task and not c.hidden]
    return frozenset().union(*found)


def said_of(missing: Sequence[str], who: str) -> Text:
    """One line for a student: what is missing, and the command that installs it."""
    packages = {"de": " und ".join(missing), "en": " and ".join(missing)}
    command = install_command(missing)
    return Text(
        de=_MISSING.de.format(who=who, packages=packages["de"], command=command),
        en=_MISSING.en.format(who=who, packages=packages["en"], command=command),
    )


def missing(packages: Iterable[str]) -> list[str]:
    """Those that are not installed."""
    return sorted(package for package in packages if not is_installed(package))


@cache
def is_installed(package: str) -> bool:
    """Whether a package can be imported."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def usable(assignment: Assignment) -> Assignment:
    """The same assignment, without modules to preload that are not installed: its other tasks can do without."""
    settings = assignment.settings
    there = tuple(name for name in settings.preload if is_installed(name.partition(".")[0]))
    if there == settings.preload:
        return assignment
    changed = settings.model_copy(update={"preload": there})
    return Assignment(changed, assignment.folder, assignment.staff, assignment.language)


def extras_for(packages: Iterable[str]) -> list[str]:
    """Extras of ours that bring these packages."""
    return sorted({_EXTRA[package] for package in packages if package in _EXTRA})


def install_command(packages: Sequence[str]) -> str:
    """What to type to get them."""
    others = sorted(_PIP_NAME.get(package, package) for package in packages if package not in _EXTRA)
    extras = extras_for(packages)
    ours = [f'"nn-grader[{",".join(extras)}]"'] if extras else []
    return " ".join(["pip install", *ours, *others])


def _tree(path: Path) -> ast.Module:
    try:
        return syntax_tree(path.read_bytes(), filename=path.name)
    except SyntaxError as error:
        raise CourseError(f"{path.name}, line {error.lineno}: {error.msg}") from None
    except OSError as error:
        raise CourseError(f"{path.name}: cannot be read ({error.strerror})") from None


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Packages, but for Python's own and ours; also those that a check asks for in the student's process."""
    for node in nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "library":
            names = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        for package in (name.partition(".")[0] for name in names):
            if package not in sys.stdlib_module_names and package != "grader":
                yield package

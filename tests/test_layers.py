"""Dependencies run one way. This test is the architecture."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GRADER = ROOT / "grader"

ALLOWED: dict[str, set[str]] = {
    "result": set(),
    "naming": set(),
    "yaml_file": set(),
    "language": {"result"},
    "course": {"result", "yaml_file"},
    "needs": {"result", "course", "testing"},
    "datasets": set(),
    "isolation": {"result"},
    "testing": {"result", "course", "isolation"},
    "handin": {"result", "course", "naming", "isolation", "testing"},
    "grading": {"language", "needs", "result", "course", "isolation", "testing", "handin", "reporting"},
    "gradebook": {"result", "course", "naming", "isolation", "handin", "grading", "reporting"},
    "reporting": {"result", "course"},
    "authoring": {
        "result",
        "yaml_file",
        "needs",
        "course",
        "datasets",
        "naming",
        "isolation",
        "testing",
        "handin",
        "grading",
        "reporting",
    },
    "student": {
        "result",
        "language",
        "course",
        "naming",
        "testing",
        "handin",
        "grading",
        "reporting",
        "authoring",
    },
    "notebook": {"language", "needs", "result", "course", "isolation", "testing", "handin", "grading", "reporting"},
    "similarity": set(),
    "commands": {
        "similarity",
        "result",
        "language",
        "needs",
        "course",
        "isolation",
        "testing",
        "handin",
        "grading",
        "gradebook",
        "reporting",
        "authoring",
        "student",
    },
    "__main__": {"cli"},
    "cli": {"result", "language", "course", "needs", "isolation", "testing", "commands"},
}

ISOLATION = GRADER / "isolation"
WALL: dict[str, set[str]] = {
    "program": set(),
    "clock": set(),
    "forking": set(),
    "wire": {"program"},
    "confinement": set(),
    "guest": {"program", "clock", "forking", "wire", "confinement"},
    "host": {"program", "clock", "forking", "wire", "confinement", "guest"},
}
"""Inside `isolation`: what runs in the student's process never imports what judges it."""
STARTED = {"guest.server", "guest.loading", "guest.reports", "guest.watch"}
"""What the host needs of the guest: a notebook's kernel is both. The other processes are started by their module's name."""


def room(path: Path) -> str:
    return path.relative_to(GRADER).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "grader" else [module]
        found |= {name.split(".")[1] for name in names if name.startswith("grader.")}
    return found


@pytest.mark.parametrize("path", sorted(GRADER.rglob("*.py")), ids=lambda p: str(p.relative_to(GRADER)))
def test_a_module_imports_only_from_the_layers_below_its_own(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        assert imports(path) == set()
        return
    assert here in ALLOWED, f"new part {here!r}: say here what it may import"
    assert imports(path) - {here} <= ALLOWED[here]


def parts_of_isolation(path: Path) -> set[str]:
    """``host.errors``, ``program``: what a module of `isolation` imports from there."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader.isolation."):
            module = str(node.module).removeprefix("grader.isolation.")
            is_folder = (ISOLATION / module).is_dir() and module != "wire"  # what `wire` itself offers is one thing
            found |= {f"{module}.{name.name}" for name in node.names} if is_folder else {module}
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("grader.isolation.") for a in node.names if "grader.isolation" in a.name}
    return found


@pytest.mark.parametrize(
    "path",
    sorted(p for p in ISOLATION.rglob("*.py") if p.parent != ISOLATION),
    ids=lambda p: str(p.relative_to(ISOLATION)),
)
def test_the_wall_between_grader_and_student_has_one_direction(path: Path) -> None:
    here = path.relative_to(ISOLATION).parts[0]
    rooms = {part.split(".")[0] for part in parts_of_isolation(path)}
    assert rooms - {here} <= WALL[here]
    if here == "host":
        assert {part for part in parts_of_isolation(path) if part.startswith("guest.")} <= STARTED


def test_no_two_modules_of_the_isolation_need_each_other() -> None:
    graph = {
        ".".join(path.relative_to(ISOLATION).with_suffix("").parts).removesuffix(".__init__"): parts_of_isolation(path)
        for path in ISOLATION.rglob("*.py")
        if path.parent != ISOLATION
    }

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for part in graph.get(todo.pop(), ()):
                name = next((n for n in (part, part.rpartition(".")[0]) if n in graph and n != "wire"), None)
                if name is not None and name not in seen:
                    seen.add(name)
                    todo.append(name)
        return seen

    assert [name for name in graph if name in reached(name)] == []


def test_the_engine_knows_no_assignment_by_name() -> None:
    slugs = [p.name.split("_", 1)[1] for p in (ROOT / "solutions").glob("[0-9]*_*")]
    assert slugs
    word = re.compile(rf"\b({'|'.join(slugs)}|pool2d|heaviside|plot_attractor)\b")
    for path in GRADER.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                assert not word.search(node.value) or "xamples:" in node.value, f"{path.name}, line {node.lineno}"
            if isinstance(node, ast.Name | ast.Attribute):
                name = node.id if isinstance(node, ast.Name) else node.attr
                assert not word.fullmatch(name), f"{path.name}, line {node.lineno}"

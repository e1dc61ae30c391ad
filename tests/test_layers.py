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
    "course": {"result"},
    "datasets": set(),
    "isolation": {"result"},
    "testing": {"result", "course", "isolation"},
    "grading": {"result", "course", "isolation", "testing", "naming"},
    "gradebook": {"result", "course", "naming", "isolation", "grading", "reporting"},
    "reporting": {"result", "course"},
    "authoring": {"result", "course", "naming", "isolation", "testing", "grading", "reporting"},
    "notebook": {"result", "course", "isolation", "testing", "grading", "reporting"},
    "commands": {"result", "course", "isolation", "testing", "grading", "gradebook", "reporting", "authoring"},
    "cli": {"result", "course", "isolation", "commands"},
}


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

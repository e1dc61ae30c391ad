"""What a right program is broken into, and what is left alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.authoring.mutants import draw, mutants, pick
from grader.authoring.mutations import OPERATORS
from grader.authoring.source_code import SourceCode
from grader.course import Course
from tests.authoring.small_course import REFERENCE, RIGHT, make_assignment


def texts(operator: str, program: str) -> set[str]:
    """Everything that an operator makes of a program, without its indentation."""
    code = SourceCode(program)
    apply = next(o.apply for o in OPERATORS if o.name == operator)
    return {code.replaced(node, text) for node in ast.walk(code.tree) for text in apply(node, code)}


def bodies(operator: str, body: str, head: str = "def f(a, b):") -> set[str]:
    """The same for the body of a function."""
    program = head + "\n" + "".join(f"    {line}\n" for line in body.split("\n"))
    return {
        "\n".join(line.removeprefix("    ") for line in text.splitlines()[head.count("\n") + 1 :])
        for text in texts(operator, program)
    }


@pytest.mark.parametrize(
    ("operator", "body", "made"),
    [
        ("comparison", "return a < b", {"return a <= b", "return a > b"}),
        ("arithmetic", "return a + b", {"return (a - b)"}),
        ("arithmetic", "a += b", {"a -= b"}),
        ("operand dropped", "return a * f(b)", {"return a", "return f(b)"}),
        ("constant", "return 2", {"return 3", "return 1"}),
        ("constant", "return True", {"return False"}),
        ("sign", "return -a", {"return a"}),
        ("sign", "c = a + b", {"c = -(a + b)"}),
        ("index", "return a[1]", {"return a[2]", "return a[0]"}),
        ("index", "return a[b:]", {"return a[b + 1:]", "return a[b - 1:]", "return a"}),
        ("axis", "return a.sum(axis=1)", {"return a.sum(axis=0)", "return a.sum()"}),
        ("axis", "return a.sum(0)", {"return a.sum(1)"}),
        ("transpose dropped", "return a @ b.T", {"return a @ b"}),
        ("transpose dropped", "return np.transpose(a)", {"return a"}),
        ("arguments swapped", "return f(a, b)", {"return f(b, a)"}),
        ("arguments swapped", "return a @ b", {"return (b @ a)"}),
        ("returned value", "return c", {"return a", "return b"}),
        ("returned value", "return c, d", {"return a", "return b", "return d, c", "return c"}),
        ("range off by one", "return range(a)", {"return range(a - 1)", "return range(a + 1)", "return range(1, a)"}),
        ("neighbouring function", "return a.max()", {"return a.min()"}),
        ("keyword dropped", "return f(a, dtype=b)", {"return f(a)"}),
        ("logic", "return a and b", {"return (a or b)"}),
        ("condition", "return 1 if a else 2", {"return 1 if True else 2", "return 1 if False else 2"}),
        ("copy dropped", "return a.copy()", {"return a"}),
        ("in place", "a = a + b", {"a += b"}),
        ("in place", "a -= b", {"a = a - (b)"}),
        ("statement dropped", "a += b\nreturn a", {"pass\nreturn a"}),
        ("stopped early", "for c in a:\n    b += c", {"for c in a:\n    b += c\n    break"}),
        (
            "returned in the loop",
            "for c in a:\n    b += c\nreturn b",
            {"for c in a:\n    b += c\n    return b\nreturn b"},
        ),
        ("kept state", "c = [a]", {"c = globals().setdefault('_kept_f_1', [a])"}),
        ("first result again", "return a", {"return globals().setdefault('_first_f', a)"}),
    ],
)
def test_an_operator_breaks_one_place(operator: str, body: str, made: set[str]) -> None:
    assert bodies(operator, body) == made


def test_a_gradient_is_cut_off_only_where_there_are_gradients() -> None:
    assert bodies("detach", "return a @ b", "import torch\ndef f(a, b):") == {"return (a @ b).detach()"}
    assert bodies("detach", "return a @ b") == set()
    assert bodies("detach", "with torch.no_grad():\n    a += b\n    b += a") == {"if True:\n    a += b\n    b += a"}


def test_a_statement_that_gives_a_name_its_first_value_is_not_dropped() -> None:
    assert bodies("statement dropped", "c = a\nc = b\nreturn c") == {"c = a\npass\nreturn c"}


def test_only_what_students_write_is_changed(tmp_path: Path) -> None:
    made = [m for m in mutants(make_assignment(tmp_path)) if m.file == "lines.py"]
    assert {m.place for m in made} == {"line", "slope"}
    inside = [line for line in range(1, 60) if any(m.line == line for m in made)]
    lines = REFERENCE.split("\n")
    assert inside
    assert {lines[line - 1].strip().split()[0] for line in inside} == {"return"}
    assert not any("ORIGIN = (1" in m.text or "p[0] != q[0]" in m.text for m in made)


def test_no_mutant_is_the_original_or_another_one(tmp_path: Path) -> None:
    made = mutants(make_assignment(tmp_path))
    assert len({m.key for m in made}) == len(made)
    assert len({ast.dump(ast.parse(m.text)) for m in made}) == len(made)
    originals = {ast.dump(ast.parse(text)) for text in (REFERENCE, RIGHT)}
    assert not originals & {ast.dump(ast.parse(m.text)) for m in made}


def test_a_key_outlives_comments_and_other_functions(tmp_path: Path) -> None:
    one = {m.key for m in mutants(make_assignment(tmp_path)) if m.place == "line" and m.file == "lines.py"}
    changed = REFERENCE.replace("    return m * x + b", "    # a line\n\n    return m * x + b").replace(
        "return math.inf", 'return float("inf")'
    )
    assert one
    assert {
        m.key
        for m in mutants(make_assignment(tmp_path, {"lines.py": changed}))
        if m.place == "line" and m.file == "lines.py"
    } == one


def test_what_is_the_same_either_way_is_left_alone() -> None:
    assert bodies("arguments swapped", "return max(a, b)") == set()
    assert bodies("in place", "c = 0\nc += a\nreturn c") == set()
    assert bodies("in place", "for c in a:\n    c -= b") == {"for c in a:\n    c = c - (b)"}
    assert bodies("keyword dropped", "ax.plot(a, color=b)") == set()
    assert bodies("arguments swapped", "return (a - b) ** 2 + abs(a - b)") == set()
    assert bodies("arguments swapped", "return (a - b) ** 3") == {"return ((b - a)) ** 3"}
    assert bodies("kept state", "c = float('inf')") == bodies("kept state", "c = 2 * np.pi") == set()
    assert bodies("first result again", "return -1") == bodies("first result again", "return np.inf") == set()


def test_a_number_of_ones_own_changes_in_place_only_where_it_says_how() -> None:
    program = "class A:\n    def __mul__(self, a):\n        return self * a\n"
    assert texts("in place", program) == set()
    assert len(texts("in place", program + "    def __imul__(self, a): ...\n")) == 1


def test_how_a_drawing_looks_is_left_alone_and_what_is_drawn_is_not(tmp_path: Path) -> None:
    drawing = "def line(ax, x):\n    ax.plot(x[1], color=str(2), s=3)\n    ax.set_title(str(4))\n    return x[5]\n"
    made = mutants(make_assignment(tmp_path, {"right/drawn.py": drawing + "    for _ in []:\n        pass\n" * 9}))
    constants = {m.before for m in made if m.file == "right/drawn.py" and m.operator in ("constant", "index")}
    assert constants == {"1", "5"}


def test_a_sample_is_always_the_same_and_has_something_of_every_operator(tmp_path: Path) -> None:
    made = mutants(make_assignment(tmp_path))
    operators = {m.operator for m in made}
    sample = draw(made, len(operators))
    assert {m.operator for m in sample} == operators
    assert draw(list(reversed(made)), len(operators)) == sample
    assert draw(made, len(operators), seed=1) != sample
    assert pick(list(reversed(made)), 10) == pick(made, 10)


def test_the_course_gives_more_programs_than_anybody_would_write() -> None:
    course = Course.load(Path(__file__).parents[2])
    first = course.staff_assignments[0]
    assert len(mutants(first)) > 200

"""A broken program that keeps its points is found; a reason that fits nothing any more is, too."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from grader.authoring.mutants import Mutant, mutants
from grader.authoring.quality import Fate, Quality, as_markdown, measure, render
from grader.authoring.reading import folder_rows
from grader.authoring.release import plan
from grader.authoring.survivors import as_toml, survivors
from grader.course import CourseError
from grader.result import Status
from tests.authoring.small_course import CHECKS, make_assignment, make_course

BLIND = CHECKS.replace("student.line(2.0, 3.0, 1.0), 7.0", "student.line(2.0, 2.0, 0.0), 4.0")
"""2 · 2 + 0: neither a sum for the product nor a missing b shows."""


def mutant(key: str = "k") -> Mutant:
    return Mutant("01_lines", "lines.py", 3, "line", "constant", "1", "2", "", key)


def found(*fates: Fate, recorded: tuple[str, ...] = (), is_sample: bool = True) -> Quality:
    return Quality(fates, frozenset(recorded), (), is_sample)


def test_checks_with_weak_inputs_let_mutants_through(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path, {"test_lines.py": BLIND})
    told: list[int] = []
    quality = measure([assignment], processes=1, started=told.append, done=told.append)
    through = {(f.mutant.file, f.mutant.before, f.mutant.after) for f in quality.unexplained}
    assert ("lines.py", "m * x", "(m + x)") in through
    assert told[0] == len(quality.fates) == sum(told[1:])
    caught = {f.check for f in quality.fates if f.mutant.operator == "sign" and f.mutant.place == "line"}
    assert caught == {"test_lines.py::test_line"}


def test_a_survivor_without_a_reason_is_a_problem_and_one_with_a_reason_is_not() -> None:
    assert found(Fate(mutant())).problems == ["01_lines/lines.py, line 3, constant: 1 → 2: keeps full marks"]
    assert found(Fate(mutant()), recorded=("k",)).problems == []


def test_a_reason_for_a_mutant_that_is_caught_is_stale_unless_time_ran_out() -> None:
    caught = found(Fate(mutant(), "t.py::test_a", Status.WRONG), recorded=("k",))
    assert caught.problems == [
        "01_lines/lines.py, line 3, constant: 1 → 2: t.py::test_a catches it now; delete its record"
    ]
    assert found(Fate(mutant(), "t.py::test_a", Status.TIMEOUT), recorded=("k",)).problems == []


def test_a_check_that_fails_itself_is_no_evidence() -> None:
    assert "a fault of the check" in found(Fate(mutant(), "t.py::test_a", Status.GRADER_ERROR)).problems[0]


def test_at_most_two_of_a_hundred_may_survive_even_with_a_reason() -> None:
    others = [Fate(mutant(str(i)), "t.py::test_a", Status.WRONG) for i in range(97)]
    some = [Fate(mutant(f"s{i}")) for i in range(3)]
    keys = tuple(f.mutant.key for f in some)
    assert found(*others, *some, recorded=keys, is_sample=False).problems == [
        "3 of 100 survive; more than 2% are too many"
    ]
    assert found(*others, *some, recorded=keys).problems == []


def test_a_record_without_a_mutant_is_stale(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path, {"survivors.toml": '[[survivor]]\nkey = "gone"\nequivalent = "It was."\n'})
    quality = measure([assignment], sample=1, processes=1)
    assert quality.problems[0] == "01_lines/survivors.toml: no mutant is called gone any more; delete its record"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key = ", "01_lines/survivors.toml: not valid TOML"),
        ('[[other]]\nkey = "a"\n', "must hold [[survivor]] tables and nothing else"),
        ("[[survivor]]\n", "a [[survivor]] without a key"),
        ('[[survivor]]\nkey = "a"\n', "a: needs one reason"),
        ('[[survivor]]\nkey = "a"\nequivalent = "x"\nfreed_by = "Write `line(x, m, b)`."\n', "a: needs one reason"),
        ('[[survivor]]\nkey = "a"\nwhy = "x"\n', "a: unknown field why; there are change, equivalent, freed_by"),
        ('[[survivor]]\nkey = "a"\nfreed_by = "Do as you like."\n', "neither statement.en.md nor a docstring says: Do as"),
        ('[[survivor]]\nkey = "a"\nequivalent = "x"\n' * 2, "a stands there twice"),
    ],
)  # fmt: skip
def test_a_record_needs_one_reason_that_can_be_looked_up(tmp_path: Path, text: str, message: str) -> None:
    assignment = make_assignment(tmp_path, {"survivors.toml": text})
    with pytest.raises(CourseError) as error:
        survivors(assignment)
    assert message in str(error.value)


def test_a_quoted_sentence_may_be_broken_otherwise(tmp_path: Path) -> None:
    text = '[[survivor]]\nkey = "a"\nfreed_by = "Slope of the line through\\ntwo points"\n'
    assert survivors(make_assignment(tmp_path, {"survivors.toml": text}))["a"].freed_by


def test_what_is_proposed_can_be_completed_and_read(tmp_path: Path) -> None:
    made = mutants(make_assignment(tmp_path))
    text = "\n".join(as_toml(m).replace('equivalent = ""', 'equivalent = "x"') for m in made)
    assert set(survivors(make_assignment(tmp_path, {"survivors.toml": text}))) == {m.key for m in made}


def test_staff_keep_the_reasons_to_themselves(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"survivors.toml": ""})
    rows, _ = folder_rows(course, course.staff_assignments[0])
    assert next(row for row in rows if row.what == "nothing stray").ok
    assert not any("survivors" in name for name in plan(course))


def test_the_table_names_assignments_and_operators_and_the_terminal_what_to_write() -> None:
    quality = found(Fate(mutant(), "t.py::test_a", Status.WRONG), Fate(mutant("a")), Fate(mutant("b")), recorded=("a",))
    markdown = as_markdown(quality)
    assert "| 01_lines | 3 | 1 | 1 | 1 |" in markdown
    assert "| constant | 3 | 1 | 1 | 1 |" in markdown
    stream = StringIO()
    render(quality, Console(file=stream, width=100))
    assert 'key = "b"' in stream.getvalue()
    assert 'key = "a"' not in stream.getvalue()

"""`verify` finds what is wrong with an assignment, says where, and runs nothing that cannot run."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from grader.authoring.reading import folder_rows
from grader.authoring.remembered import Remembered
from grader.authoring.trials import Batch, run_batches, run_programs
from grader.authoring.verify import Row, Verdict, render, verify
from grader.course import Course, CourseError
from grader.isolation import Chunk, Program
from grader.result import Status
from grader.testing.variants import reference_program
from tests.authoring.small_course import CHECKS, REFERENCE, RIGHT, STATEMENT_DE, WRONG, make_course


def problems(course: Course, what: str) -> str:
    """What the reading rows say under one heading."""
    rows, _ = folder_rows(course, course.staff_assignments[0])
    return "\n".join(next(row for row in rows if row.what == what).problems)


def the_verdict(course: Course, *, remember: bool = False) -> Verdict:
    (verdict,) = verify(course, course.staff_assignments[:1], processes=1, remember=remember)
    return verdict


def test_a_sound_assignment_is_ready(released: Course) -> None:
    verdict = the_verdict(released)
    assert [(row.what, row.problems) for row in verdict.rows if not row.ok] == []
    assert verdict.ok
    assert [row.what for row in verdict.rows][9:] == [
        "reference", "right/with_numpy", "stub", "wrong/minus", "wrong/upside_down", "remark: evidence",
    ]  # fmt: skip
    notes = {row.what: row.note for row in verdict.rows}
    assert notes["checks and points"] == "3.5 points public, 0.5 hidden, 1 extra"
    assert notes["wrong/upside_down"] == "fails 3 of 4 checks, task 2"


@pytest.mark.parametrize(
    ("what", "name", "text", "message"),
    [
        ("statements", "statement.de.md", "# A\n", "01_lines/statement.de.md: no task"),
        ("statements", "statement.de.md", STATEMENT_DE.split("## Aufgabe 2")[0], "statement.de.md has tasks [1], statement.en"),
        ("reference and markers", "lines.py", REFERENCE.replace("# %% task 2", "# %% rest"), 'no cell "# %% task 2"'),
        ("reference and markers", "lines.py", REFERENCE + "\n# %% task 3\nx = 1\n", "task 3\", but the statement has no such"),
        ("checks and points", "test_lines.py", CHECKS.replace("task(2, points=1.5", "task(3, points=1.5"), "task 3 is not in"),
        ("checks and points", "test_lines.py", CHECKS.replace("points=2)", "points=0)"), "test_line: 0 points"),
        ("checks and points", "test_lines.py", CHECKS.replace("task(1,", "task(2,"), "task 1: no check, so no points"),
        ("checks and points", "test_lines.py", CHECKS.replace("task(2,", "task(1,"), "task 2: no public check"),
        ("checks and points", "test_lines.py", CHECKS.replace("en: The line", "The line"), '"de:" and an "en:" line'),
        ("explained", "test_lines.py", CHECKS.replace("formula: y", "y"), 'line 9, test_line: its docstring has no "formula de:" and'),
        ("explained", "test_lines.py", CHECKS.replace("why en: It", "It"), 'test_slope: its docstring has no "why de:" and "why en:"'),
        ("explained", "test_lines.py", CHECKS.replace("source de:", "# de:"), 'test_slope: its docstring has no "source de:"'),
        ("explained", "test_lines.py", CHECKS.replace("1.5, after=()", "1.5"), "test_slope: say which other tasks' functions it calls"),
        ("variants", "wrong/minus.py", "def line(x, m, b): ...\n", "wrong/minus.py: its docstring needs"),
        ("variants", "wrong/minus.py", WRONG["minus"].replace("tasks: 1", "tasks: 1, 7"), "names task 7"),
        ("variants", "right/with_numpy.py", RIGHT.split('"""\n')[1], "right/with_numpy.py: needs a docstring"),
        ("variants", "right/with_numpy.py", "def (", "right/with_numpy.py, line 1: invalid syntax"),
        ("hints", "hints.de.md", "## Aufgabe 1\n\n1. a\n", "01_lines/hints.de.md: 0 hints for task 2; write 1 to 3"),
        ("hints", "hints.en.md", "## Task 1\n\n1. a\n2. b\n3. c\n4. d\n\n## Task 2\n\n1. a\n", "4 hints for task 1"),
        ("hints", "hints.en.md", "## Task 1\n\n1. a\n\n## Task 2\n\n1. a\n\n## Task 3\n\n1. a\n", "hints for task 3, which"),
        ("hints", "hints.en.md", "## Task 1\n\na\n", "hints.en.md, line 3: not part of a hint"),
        ("nothing stray", "right/notes.txt", "x", "01_lines/right/notes.txt: does not belong here"),
        ("nothing stray", "old.py", "x", "01_lines/old.py: does not belong here"),
        ("nothing left to do", "hints.de.md", "# TODO: Tipps\n", "01_lines/hints.de.md, line 1: # TODO: Tipps"),
        ("released", "statement.de.md", STATEMENT_DE + "Neu.\n", "assignments/01_lines/README.de.md: not up to date"),
        ("released", "test_lines.py", CHECKS + "\n", "solutions/01_lines/diagnoses.json: not up to date"),
    ],
)  # fmt: skip
def test_what_can_be_read_is_wrong_with_file_and_reason(
    released: Course, what: str, name: str, text: str, message: str
) -> None:
    (released.staff_folder / "01_lines" / name).write_text(text, encoding="utf-8")
    assert message in problems(released, what)


def test_an_assignment_needs_variants_of_both_kinds(released: Course) -> None:
    for path in (*released.staff_assignments[0].variants("right"), *released.staff_assignments[0].variants("wrong")):
        path.unlink()
    assert problems(released, "variants").split("\n") == [
        "right/: empty; write at least one variant",
        "wrong/: empty; write at least one variant",
    ]


def test_many_outdated_files_are_counted_and_strays_named(released: Course) -> None:
    folder = released.student_folder / "01_lines"
    for path in folder.glob("*.md"):
        path.unlink()
    (folder / "mine.py").touch()
    said = problems(released, "released").split("\n")
    assert said[3:] == [
        "and 2 more files; run `grader release`",
        "assignments/01_lines/mine.py: not written by `grader release`; delete or move it",
    ]


def test_programs_do_not_run_when_they_cannot_be_put_together(released: Course) -> None:
    (released.staff_folder / "01_lines/lines.py").write_text("def line(:\n", encoding="utf-8")
    verdict = the_verdict(released)
    assert verdict.rows[-1] == Row("programs", ("not run; put right what is said above first",))
    assert not verdict.ok


def test_checks_that_do_not_import_are_a_row_not_a_crash(released: Course) -> None:
    path = released.staff_folder / "01_lines/test_lines.py"
    path.write_text(CHECKS.replace("import pytest\n", "import pytest\nimport nowhere\n"), encoding="utf-8")
    verdict = the_verdict(released)
    assert verdict.rows[-1].what == "programs"
    assert "nowhere" in verdict.rows[-1].problems[0]


def variant(tasks: str, body: str) -> str:
    return f'"""tasks: {tasks}\nde: Satz {body}\nen: Sentence {body}\n"""\n\n\n{body}\n'


GIVEN = '''

@pytest.mark.task(1, points=1, bonus=True)
def test_origin(student: Student) -> None:
    """de: Der Ursprung.
    en: The origin.
    why: (0, 0)
    formula: (0, 0)
    source: Descartes
    """
    assert student.get("ORIGIN") == (0.0, 0.0)
'''


def test_what_only_running_shows_is_found_in_one_go(tmp_path: Path) -> None:
    course = make_course(
        tmp_path,
        {
            "test_lines.py": CHECKS + GIVEN,
            "right/not_right.py": RIGHT.replace("[m, b]", "[m, -b]"),
            "wrong/harmless.py": variant("1", "unused = 1"),
            "wrong/both.py": variant("1", "def line(x, m, b): return 0.0\ndef slope(p, q): return 0.0"),
            "wrong/minus_again.py": WRONG["minus"].replace("m * x - b", "-b + m * x"),
            "wrong/minus_once_more.py": WRONG["minus"].replace("m * x - b", "-(b - m * x)"),
            "wrong/broken.py": variant("1", "def line(x, m, b): return [m * x][b + 7]"),
            "wrong/broken_and_says_so.py": variant("1", "def line(x, m, b): return m * x + None").replace(
                "tasks: 1", "tasks: 1\nshows: error"
            ),
            "wrong/partly.py": variant("1, 2", "def line(x, m, b): return 1.0"),
        },
    )
    rows = {row.what: "\n".join(row.problems) for row in the_verdict(course).rows}
    assert rows["reference"] == ""
    assert rows["right/with_numpy"].startswith("test_lines.py::test_origin: missing")
    assert "test_lines.py::test_line: wrong: Call: line(2.0, 3.0, 1.0)" in rows["right/not_right"]
    assert rows["stub"] == (
        "test_lines.py::test_origin: passes without the student's work; check something that the student writes"
    )
    assert rows["wrong/harmless"] == "task 1 keeps all its points; no check sees this mistake"
    assert rows["wrong/both"].startswith("task 2 loses points too (test_lines.py::test_slope: wrong")
    assert "cannot be told apart from minus_again, minus_once_more;" in rows["wrong/minus"]
    assert "cannot be told apart from minus, minus_once_more;" in rows["wrong/minus_again"]
    assert rows["wrong/broken"].startswith("shows nothing but error, as many mistakes do; add a check that shows more")
    assert rows["wrong/broken_and_says_so"] == ""
    assert rows["wrong/partly"] == "task 2 keeps all its points; no check sees this mistake"
    assert rows["wrong/upside_down"] == ""


def test_a_mistake_whose_answer_differs_from_run_to_run_is_not_named(tmp_path: Path) -> None:
    noisy = "import time\ndef line(x, m, b): return time.perf_counter()"
    course = make_course(tmp_path, {"wrong/noisy.py": variant("1", noisy)})
    from grader.authoring.trials import record

    record(course.staff_assignments[0], processes=1)
    rows = {row.what: row.problems for row in the_verdict(course).rows}
    assert rows["wrong/noisy"] == ("not named by the diagnosis; is its answer the same in every run?",)


def test_programs_keep_their_order_over_several_processes(released: Course) -> None:
    assignment = released.staff_assignments[0]
    right, wrong = (
        reference_program(assignment),
        Program("lines", (Chunk("def line(x, m, b): return 0.0", "lines.py"),)),
    )
    outcomes = run_programs(assignment, [right, wrong, right], processes=2)
    assert [o[0].status for o in outcomes] == [Status.PASSED, Status.WRONG, Status.PASSED]
    assert [len(o) for o in outcomes] == [4, 4, 4]
    assert run_programs(assignment, []) == []


def test_a_process_that_dies_is_an_error_in_one_line(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.authoring.trials._run", die)
    program = Program("lines", ())
    with pytest.raises(CourseError, match="01_lines: a process that ran the checks ended"):
        run_programs(released.staff_assignments[0], [program, program], processes=2)


def die(_: object) -> None:
    os._exit(1)


def test_batches_come_in_their_order_and_one_that_cannot_run_costs_only_itself(released: Course) -> None:
    good = released.staff_assignments[0]
    (released.staff_folder / "02_bad").mkdir()
    (released.staff_folder / "02_bad/test_bad.py").write_text("import nowhere\n" + CHECKS, encoding="utf-8")
    settings = good.settings.model_copy(update={"name": "02_bad"})
    bad = replace(good, settings=settings, folder=released.staff_folder / "02_bad")
    program, told = reference_program(good), list[int]()
    batches = [
        Batch(bad, (program, program)),
        Batch(good, (program,)),
        Batch(good, ()),
        Batch(good, (program, program)),
    ]
    first, second, third, fourth = run_batches(batches, processes=2, done=told.append)
    assert isinstance(first, CourseError)
    assert "nowhere" in str(first) or "02_bad" in str(first)
    assert not isinstance(second, CourseError)
    assert [len(second), third] == [1, []]
    assert not isinstance(fourth, CourseError)
    assert [[o.status for o in outcomes] == [Status.PASSED] * 4 for outcomes in fourth] == [True, True]
    assert sum(told) >= 4


def test_what_did_not_change_is_not_run_again(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    first = the_verdict(released, remember=True)
    monkeypatch.setattr("grader.authoring.trials._run", die)
    assert first.ok
    assert the_verdict(released, remember=True) == first
    (released.staff_folder / "01_lines/wrong/minus.py").unlink()
    assert "wrong/minus" not in [row.what for row in the_verdict(released, remember=True).rows]
    assert "a process that ran the checks ended" in the_verdict(released).rows[-1].problems[0]


@pytest.mark.parametrize("name", ["test_lines.py", "lines.py", "right/with_numpy.py"])
def test_what_changed_is_run_again(released: Course, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    the_verdict(released, remember=True)
    monkeypatch.setattr("grader.authoring.trials._run", die)
    path = released.staff_folder / "01_lines" / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    assert "a process that ran the checks ended" in the_verdict(released, remember=True).rows[-1].problems[0]


def test_what_data_this_machine_has_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = CHECKS.replace(
        "import pytest\n", "import os\n\nimport pytest\n\nassert 'NN_GRADER_DATA' not in os.environ\n"
    )
    course = make_course(tmp_path, {"test_lines.py": without})
    monkeypatch.setenv("NN_GRADER_DATA", str(tmp_path))
    rows = {row.what: row.problems for row in the_verdict(course).rows}
    assert rows["reference"] == ()


def test_a_damaged_memory_is_as_none(released: Course) -> None:
    first = the_verdict(released, remember=True)
    folder = Path(os.environ["XDG_STATE_HOME"]) / "nn-grader/verify"
    texts = ("", "[]", "null", '{"a": 1}')
    for text in texts:
        for file in folder.iterdir():
            file.write_text(text, encoding="utf-8")
        assert (
            Remembered.of(released.staff_assignments[0]).outcomes(reference_program(released.staff_assignments[0]))
            is None
        )
    entries: dict[str, list[object]] = {
        key: [["test_gone.py::test_x", "passed", None, [], ""]] for key in known(released)
    }
    for file in folder.iterdir():
        file.write_text(json.dumps(entries), encoding="utf-8")
    assert the_verdict(released, remember=True) == first


def known(course: Course) -> list[str]:
    """The keys of what is remembered."""
    the_verdict(course, remember=True)
    folder = Path(os.environ["XDG_STATE_HOME"]) / "nn-grader/verify"
    return [key for file in folder.iterdir() for key in json.loads(file.read_text(encoding="utf-8"))]


def test_the_table_shows_problems_and_notes_as_they_are() -> None:
    out = StringIO()
    good = Verdict("01_a", (Row("reference", note="4 checks"),))
    bad = Verdict("02_b", (Row("stub", ("test_x.py::test_y[3x3]: passed", "second")), Row("hints")))
    render([good, bad], Console(file=out, width=100))
    text = out.getvalue()
    assert "✓  reference  4 checks" in text
    assert "01_a: ready for students" in text
    assert "test_x.py::test_y[3x3]: passed" in text
    assert "02_b: 1 of 2 rows to put right" in text


def test_two_mistakes_that_answer_the_same_may_share_a_name(tmp_path: Path) -> None:
    again = WRONG["minus"].replace("m * x - b", "-b + m * x")
    course = make_course(tmp_path, {"wrong/minus_again.py": again})
    rows = {row.what: row.problems for row in the_verdict(course).rows}
    assert rows["wrong/minus"] == rows["wrong/minus_again"] == ()


def test_only_an_error_or_nan_can_be_declared(released: Course) -> None:
    path = released.staff_folder / "01_lines" / "wrong" / "minus.py"
    path.write_text(WRONG["minus"].replace("tasks: 1", "tasks: 1\nshows: nothing"), encoding="utf-8")
    assert "wrong/minus.py: shows: nothing; it can be error or nan" in problems(released, "variants")

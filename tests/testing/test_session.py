"""Running checks on programs: every way a check can end, and that points need evidence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from grader.course import Assignment, Settings
from grader.isolation import Chunk, Launcher, Profile, Program, open_launcher
from grader.result import Status, Text
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.session import CheckSession, Outcome, SetupError
from grader.testing.variants import reference_program, wrong_program, wrong_variants
from tests.testing.helpers import CHECKS, make_assignment

GOOD = "import numpy as np\ndef double(x): return x + x\ndef total(xs): return float(xs.sum())\n"


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = open_launcher(Profile(seconds_per_call=0.5), "prefer")
    yield launcher
    launcher.close()


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return make_assignment(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def session(assignment: Assignment) -> Iterator[CheckSession]:
    with CheckSession(assignment) as session:
        yield session


def program(source: str, *forbidden: str) -> Program:
    return Program("demo", (Chunk(source, "demo.py"),), forbidden)


def ends(outcomes: list[Outcome]) -> dict[str, Status]:
    return {o.check.split("::")[1]: o.status for o in outcomes}


def test_a_right_program_passes_every_case_of_every_check(session: CheckSession, launcher: Launcher) -> None:
    outcomes = session.run(launcher, program(GOOD))
    assert ends(outcomes) == dict.fromkeys(
        ["test_double", "test_total[1]", "test_total[4]", "test_secret"], Status.PASSED
    )
    assert [check for check, _ in session.checks] == [o.check for o in outcomes]


@pytest.mark.parametrize(
    "folder", ["a[1]", "a]b[", "[", "x::y", "-k", "*", "ünï code", "a b", "%d", os.fsdecode(b"caf\xe9")]
)
def test_a_path_is_no_pattern(tmp_path: Path, launcher: Launcher, folder: str) -> None:
    with CheckSession(make_assignment(tmp_path / folder)) as session:
        assert set(ends(session.run(launcher, program(GOOD))).values()) == {Status.PASSED}


def test_a_relative_path_will_do(tmp_path: Path, launcher: Launcher, monkeypatch: pytest.MonkeyPatch) -> None:
    make_assignment(tmp_path)
    monkeypatch.chdir(tmp_path)
    here = Assignment(Settings(name="01_demo", title=Text(de="a", en="a")), Path("solutions/01_demo"), staff=True)
    with CheckSession(here) as session:
        assert len(session.checks) == 4


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PYTEST_ADDOPTS", "-x --collect-only -k nothing"),
        ("PYTEST_ADDOPTS", "--no-such-option"),
        ("PYTEST_ADDOPTS", "'"),
        ("PYTEST_PLUGINS", "no_such_plugin"),
    ],
)
def test_options_for_pytest_in_the_environment_are_for_others(
    tmp_path: Path, launcher: Launcher, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with CheckSession(make_assignment(tmp_path)) as session:
        assert set(ends(session.run(launcher, program(GOOD))).values()) == {Status.PASSED}
        assert os.environ[variable] == value, "others still see it"


def test_they_are_back_also_when_the_checks_cannot_be_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    broken = CheckSession(make_assignment(tmp_path, test_demo_hidden__py="import nowhere\n"))
    with pytest.raises(SetupError, match="nowhere"):
        broken.__enter__()
    assert os.environ["PYTEST_ADDOPTS"] == "--no-such-option"


@pytest.mark.parametrize(
    ("double", "status", "words"),
    [
        ("return x", Status.WRONG, "Call: double(3)\nGot 3, expected 6."),
        ("pass", Status.WRONG, "Did you forget a return?"),
        ("return 1 / 0", Status.ERROR, "ZeroDivisionError: division by zero\ndemo.py, line 2, double: def double"),
        ("raise NotImplementedError()", Status.NOT_ATTEMPTED, "Not attempted yet"),
        ("\n  while True: pass", Status.TIMEOUT, "Your code was here: demo.py, line 3, double: while True: pass"),
        ("import os; os._exit(0)", Status.CRASHED, "ended itself"),
        ("import pytest; pytest.skip('x')", Status.ERROR, "Skipped"),
        ("raise KeyboardInterrupt", Status.ERROR, "KeyboardInterrupt"),
        ("raise SystemExit(0)", Status.ERROR, "SystemExit"),
        ("return abs(x) + abs(x)", Status.FORBIDDEN, "math.fabs is not allowed"),
    ],
)
def test_each_way_to_fail_has_its_status_and_its_words(
    session: CheckSession, launcher: Launcher, double: str, status: Status, words: str
) -> None:
    imports = "from math import fabs as abs; " if status is Status.FORBIDDEN else ""
    source = f"{imports}\ndef double(x): {double}\ndef total(xs): return float(xs.sum())\n"
    outcomes = session.run(launcher, program(source, "math.fabs"))
    first = outcomes[0]
    assert first.status is status
    assert first.message is not None
    assert words in first.message.en
    assert ends(outcomes)["test_total[4]"] is Status.PASSED, "one function's fault costs no other function its points"


def test_a_missing_function_is_named_with_what_may_be_meant(session: CheckSession, launcher: Launcher) -> None:
    outcome = session.run(launcher, program("def doubel(x): return 2 * x"))[0]
    assert outcome.status is Status.MISSING
    assert outcome.message is not None
    assert "Did you mean doubel?" in outcome.message.en


def test_a_program_that_dies_while_loading_fails_every_check_and_is_started_once(
    session: CheckSession, launcher: Launcher
) -> None:
    outcomes = session.run(
        launcher, program("import os, signal\nos.kill(os.getpid(), signal.SIGKILL) if False else os._exit(3)\n")
    )
    assert {o.status for o in outcomes} <= {Status.CRASHED, Status.MISSING}


def test_after_two_timeouts_a_function_is_not_called_again(tmp_path: Path, launcher: Launcher) -> None:
    checks = CHECKS.replace("[1, 4]", "[1, 2, 3, 4, 5, 6, 7, 8]")
    with CheckSession(make_assignment(tmp_path, test_demo__py=checks)) as session:
        outcomes = session.run(launcher, program("def double(x): return 2 * x\ndef total(xs):\n  while True: pass\n"))
    assert ends(outcomes)["test_secret"] is Status.PASSED
    assert [o.status for o in outcomes].count(Status.TIMEOUT) == 8


def test_expensive_checks_cost_cheap_ones_nothing_and_are_not_run_when_the_time_is_used_up(
    tmp_path: Path, launcher: Launcher
) -> None:
    checks = CHECKS.replace("[1, 4]", "[1, 2, 3, 4]")
    busy = """
        import time
        def double(x): return 2 * x
        def total(xs):
            until = time.process_time() + 0.4
            while time.process_time() < until: pass
            return float(xs.sum())
    """
    with CheckSession(make_assignment(tmp_path, test_demo__py=checks)) as session:
        outcomes = session.run(launcher, program(dedent(busy)), seconds=0.6)
    found = ends(outcomes)
    assert (found["test_double"], found["test_secret"]) == (Status.PASSED, Status.PASSED), (
        "the last one is not run less"
    )
    expensive = [outcome for outcome in outcomes if outcome.declared.function == "test_total"]
    assert [o.status for o in expensive] == [Status.PASSED, Status.PASSED, Status.NOT_RUN, Status.NOT_RUN]
    assert expensive[-1].message is not None
    assert "most of it by total" in expensive[-1].message.en


def test_a_check_that_fails_by_itself_is_our_fault(tmp_path: Path, launcher: Launcher) -> None:
    broken = CHECKS.replace("expect_equal(student.double(3), 6)", "student.double(3)[0]")
    skipped = broken.replace("expect_equal(student.total", "pytest.skip('no'); expect_equal(student.total")
    with CheckSession(make_assignment(tmp_path, test_demo__py=skipped)) as session:
        outcomes = session.run(launcher, program(GOOD))
    assert [o.status for o in outcomes] == [Status.GRADER_ERROR] * 3 + [Status.PASSED]


@pytest.mark.parametrize(
    ("checks", "message"),
    [
        ("import nowhere\n" + CHECKS, "No module named 'nowhere'"),
        (CHECKS + "\ntest_double = 1\n", "declares 1 case"),
    ],
)  # fmt: skip
def test_checks_that_cannot_be_collected_are_a_set_up_error(tmp_path: Path, checks: str, message: str) -> None:
    with pytest.raises(SetupError, match=message), CheckSession(make_assignment(tmp_path, test_demo__py=checks)):
        pass


def test_what_a_check_printed_comes_with_it(session: CheckSession, launcher: Launcher) -> None:
    outcome = session.run(launcher, program("def double(x):\n  print('hallo', x)\n  return 2 * x\n"))[0]
    assert "hallo 3" in outcome.output


def test_a_mistake_is_named_in_a_program_written_otherwise(
    assignment: Assignment, session: CheckSession, launcher: Launcher
) -> None:
    runs = [(v, session.run(launcher, wrong_program(assignment, v.path))) for v in wrong_variants(assignment)]
    diagnoses = Diagnoses.record(assignment, runs)
    other = "def double(x):\n  y = x\n  for _ in range(2): y += x\n  return y\ndef total(xs): return float(sum(xs))\n"
    outcomes = session.run(launcher, program(other))
    found = diagnose(outcomes, diagnoses)
    assert {check: [m.name for m in mistakes] for check, mistakes in found.items()} == {
        "test_demo.py::test_double": ["triple"],
        "test_demo_hidden.py::test_secret": ["triple"],
    }
    unknown = session.run(launcher, program(other.replace("range(2)", "range(6)")))
    assert diagnose(unknown, diagnoses) == {}


def test_the_recorded_diagnoses_survive_a_file_and_keep_only_public_checks(
    assignment: Assignment, session: CheckSession, launcher: Launcher, tmp_path: Path
) -> None:
    runs = [(v, session.run(launcher, wrong_program(assignment, v.path))) for v in wrong_variants(assignment)]
    diagnoses = Diagnoses.record(assignment, runs)
    public = diagnoses.only(["test_demo.py::test_double"])
    assert list(public.mistakes) == ["triple"]
    path = tmp_path / "diagnoses.json"
    path.write_text(diagnoses.to_json(), encoding="utf-8")
    assert Diagnoses.load(path) == diagnoses
    assert Diagnoses.load(tmp_path / "none.json").checks == {}
    assert "return" not in diagnoses.to_json()


def test_the_reference_passes(assignment: Assignment, session: CheckSession, launcher: Launcher) -> None:
    assert {o.status for o in session.run(launcher, reference_program(assignment))} == {Status.PASSED}

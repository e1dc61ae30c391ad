"""The commands of a student's hour besides `check` and `watch`: words, files, exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "tests" / "student" / "steps" / "04"
STUB = ROOT / "assignments" / "04_pooling" / "pooling.py"


def grader(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=answer, env={"GRADER_LANGUAGE": "en", "COLUMNS": "80"})


def one_line(result: Result) -> str:
    """What was complained about, which is one line on stderr."""
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("grader: ")
    assert result.stderr.count("\n") == 1
    return str(result.stderr)


@pytest.fixture
def handout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two assignments, as students have it, and one's place in it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "nn"
    for name in ("01_perceptron", "04_pooling"):
        shutil.copytree(ROOT / "assignments" / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


def work(handout: Path, step: str) -> Path:
    """The student's file after a step of the hour."""
    return Path(shutil.copyfile(STEPS / f"{step}.txt", handout / "04_pooling" / "pooling.py"))


# ---------------------------------------------------------------------- status, next


def test_status_before_and_after_a_check(handout: Path) -> None:
    before = grader("status")
    assert before.exit_code == 0
    assert before.output.count("not checked yet") == 2
    assert "Go on with: grader watch 01" in before.output
    work(handout, "08_float")
    assert grader("check", "04").exit_code == 1
    after = grader("status").output
    assert after.count("not checked yet") == 1
    assert "1.5 of 6 pts" in after
    work(handout, "12_right")
    assert "(changed since)" in grader("status").output


def test_next_names_the_first_open_task_its_place_and_two_commands(handout: Path) -> None:
    shutil.rmtree(handout / "01_perceptron")
    work(handout, "08_float")
    grader("check", "04")
    said = grader("next")
    assert said.exit_code == 0
    assert said.output.startswith("04_pooling, task 1: ")
    file, line = said.output.splitlines()[1].strip().split(":")
    assert (handout / file).read_text(encoding="utf-8").splitlines()[int(line) - 1] == "# %% task 1"
    assert "grader watch 04 --task 1\n  grader hint 04 1\n" in said.output


def test_next_goes_on_to_what_is_open(handout: Path) -> None:
    shutil.rmtree(handout / "01_perceptron")
    work(handout, "12_right")
    grader("check", "04")
    assert grader("next").output.startswith("04_pooling, task 4: ")
    shutil.copyfile(ROOT / "solutions" / "04_pooling" / "pooling.py", handout / "04_pooling" / "pooling.py")
    grader("check", "04")
    assert "Everything passes" in grader("next").output
    assert "grader start" not in grader("status").output


@pytest.mark.parametrize("command", ["status", "next"])
def test_where_there_is_no_assignment_it_says_where_to_go(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cd into one" in one_line(grader(command))


# ---------------------------------------------------------------------- start, reset


def test_start_copies_a_fresh_folder_and_says_how_to_go_on(handout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(handout, "13_all")
    monkeypatch.chdir(handout / "01_perceptron")
    said = grader("start", "04")
    assert said.exit_code == 0
    assert said.output.splitlines()[1:] == ["  cd 04_pooling", "  grader watch"]
    assert (handout / "01_perceptron" / "04_pooling" / "pooling.py").read_bytes() == STUB.read_bytes()


def test_start_never_touches_a_folder_that_is_there(handout: Path) -> None:
    file = work(handout, "13_all")
    mine = file.read_bytes()
    assert "04_pooling/: is there already" in one_line(grader("start", "04"))
    assert file.read_bytes() == mine


def test_reset_keeps_the_old_text_beside_it(handout: Path) -> None:
    file = work(handout, "13_all")
    mine = file.read_bytes()
    said = grader("reset", "04", "--task", "1", "--yes")
    assert said.exit_code == 0
    assert said.output == "Task 1 in pooling.py is empty again; your text is in pooling.py.bak.\n"
    assert file.with_name("pooling.py.bak").read_bytes() == mine
    assert b"raise NotImplementedError()" in file.read_bytes()
    assert file.read_bytes() != STUB.read_bytes(), "the other tasks stay"


def test_reset_asks_and_does_nothing_where_nobody_can_answer(handout: Path) -> None:
    file = work(handout, "13_all")
    mine = file.read_bytes()
    assert "--yes" in one_line(grader("reset", "04", "--task", "1", answer="y\n"))
    assert file.read_bytes() == mine
    assert not file.with_name("pooling.py.bak").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--task", "9", "--yes"), "04_pooling has no task 9"),
        (("--task", "1", "--yes", "--file", "nowhere.py"), "nowhere.py: cannot be read"),
    ],
)
def test_reset_refuses_what_is_not_there(handout: Path, arguments: tuple[str, ...], words: str) -> None:
    assert words in one_line(grader("reset", "04", *arguments))


def test_reset_says_when_a_tasks_place_is_gone(handout: Path) -> None:
    (handout / "04_pooling" / "pooling.py").write_text("x = 1\n", encoding="utf-8")
    assert '"# %% task 1" is not there any more' in one_line(
        grader("reset", "04", "--task", "1", "--yes", "--file", "04_pooling/pooling.py")
    )


# ---------------------------------------------------------------------- explain, hint


def test_explain_says_what_why_formula_and_source(handout: Path) -> None:
    said = grader("explain", "keeps_the_dtype", "04")
    assert said.exit_code == 0
    assert said.output.startswith("The maximum keeps the dtype of the image")
    for label in ("Why: ", "Formula: ", "Source: "):
        assert f"\n{label}" in said.output


def test_explain_lists_what_there_is(handout: Path) -> None:
    assert "test_max_keeps_the_dtype" in one_line(grader("explain", "nothing_like_it", "04"))
    assert "write more of the name" in one_line(grader("explain", "average", "04"))


def test_hint_alone_takes_the_folder_and_its_first_open_task(handout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(handout, "12_right")
    monkeypatch.chdir(handout / "04_pooling")
    assert grader("hint").output.startswith("04_pooling, Task 1: ")
    grader("check")
    said = grader("hint")
    assert said.exit_code == 0
    assert said.output.startswith("04_pooling, Task 4: ")
    assert "grader hint 04 4 --number 2" in said.output
    assert "$" not in said.output, "formulas are readable as text"
    assert max(map(len, said.output.splitlines())) <= 80


# ---------------------------------------------------------------------- the assignment that is meant


def test_a_sibling_is_found_from_inside_another_one(handout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(handout / "01_perceptron")
    assert grader("hint", "04", "1").output.startswith("04_pooling, Task 1: ")
    assert grader("hint", "pool", "1").output.startswith("04_pooling, Task 1: ")


@pytest.mark.parametrize(
    "arguments", [("check", "poling"), ("hint", "poling", "1"), ("explain", "dtype", "poling"), ("start", "poling"),
                  ("reset", "poling", "--task", "1"), ("show", "poling"), ("submit", "poling"), ("watch", "poling")]
)  # fmt: skip
def test_a_name_that_is_almost_right_is_asked_back(
    handout: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(handout / "01_perceptron")
    assert "no assignment 'poling', did you mean pooling? there are: 01_perceptron, 04_pooling" in one_line(
        grader(*arguments)
    )


# ---------------------------------------------------------------------- show


def test_show_draws_with_the_students_code(handout: Path) -> None:
    work(handout, "13_all")
    said = grader("show", "04")
    assert said.exit_code == 0, said.output
    assert said.stdout == "pooling_picture.png\n"
    assert (handout / "04_pooling" / "pooling_picture.png").read_bytes().startswith(b"\x89PNG")


def test_show_says_what_is_missing(handout: Path) -> None:
    said = grader("show", "04", "--file", "04_pooling/pooling.py")
    assert said.exit_code == 1
    assert "pooling.py: no picture: " in said.stdout
    assert "grader check" in said.stdout
    assert "nowhere.py: no such file" in one_line(grader("show", "04", "--file", "nowhere.py"))

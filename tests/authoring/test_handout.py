"""What is handed out: everything a student needs, and by content nothing that is the staff's."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.authoring.handout import as_zip, handout_files
from grader.cli import app
from grader.course import Course, CourseError
from tests.authoring.small_course import REFERENCE

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "grader" / "authoring" / "templates"
EVERYWHERE = {"raise NotImplementedError()"}
REGION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


def grader(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def telling(text: str) -> set[str]:
    """Lines that would not stand anywhere by chance."""
    return {
        line.strip()
        for line in text.split("\n")
        if len(line.strip()) >= 25 and not line.strip().startswith(("import ", "from "))
    }


def staff_lines(solutions: Path) -> set[str]:
    """Lines of solutions, hidden checks, variants and reasons; without those that students are given anyway."""
    secret: set[str] = set()
    given: set[str] = set()
    for path in solutions.rglob("*"):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.parent.name in ("right", "wrong") or path.stem.endswith("_hidden") or path.name == "survivors.toml":
            secret |= telling(text)
            if path.parent.name == "wrong":  # a mistake's name is what the diagnosis tells
                given |= telling(ast.get_docstring(ast.parse(text)) or "")
        elif path.suffix == ".py" and not path.name.startswith("test_"):
            for region in REGION.findall(text):
                secret |= telling(region)
            given |= telling(REGION.sub("", text))
        elif path.suffix in (".md", ".py"):
            given |= telling(text)
    return secret - given


def leaks(contents: Iterable[bytes], secret: set[str]) -> set[str]:
    """Lines of the staff in these files, also within the strings of JSON, and of JSON in JSON."""
    texts = (data.decode("utf-8", "replace") for data in contents)
    lines = {part.strip().strip('",\\').strip() for text in texts for part in re.split(r"\n|\\+n", text)}
    return lines & secret


def test_nothing_of_the_staff_is_handed_out(released: Course) -> None:
    tree = handout_files(released)
    secret = staff_lines(released.staff_folder)
    assert len(secret) >= 5
    assert leaks(tree.values(), secret) == set()
    folder = {name for name in tree if name.startswith("01_lines/")}
    assert {name.split("/")[1] for name in folder} == {
        "README.md", "README.de.md", "README.en.md", "lines.py", "lines.ipynb", "test_lines.py", "hints.de.md",
        "hints.en.md", "assignment.yml", "diagnoses.json", "template.json",
    }  # fmt: skip
    besides = {".gitignore", ".vscode/tasks.json", "README.md", "requirements.txt", ".github/workflows/grader.yml"}
    assert besides <= set(tree)


def test_nothing_of_this_course_is_handed_out() -> None:
    """The same, of all assignments that are really released."""
    secret = staff_lines(ROOT / "solutions")
    files = [path for path in (ROOT / "assignments").rglob("*") if path.is_file()]
    assert len(secret) > 1000
    assert leaks((path.read_bytes() for path in files), secret) == set()


def build(project: Path, into: Path, *options: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(into), *options],
        cwd=project, check=True, capture_output=True,
    )  # fmt: skip


def packages(project: Path, into: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Name to content of what the wheel and the sdist of a checkout hold."""
    build(project, into)
    (wheel,), (sdist,) = into.glob("*.whl"), into.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(sdist) as tar:
        members = [member for member in tar if member.isfile()]
        source = {member.name: getattr(tar.extractfile(member), "read", bytes)() for member in members}
    return packed, source


def staff_content(packed: dict[str, bytes]) -> dict[str, set[str]]:
    """The files of a package that hold lines of this course's solutions or of hand-ins in its tests."""
    secret = staff_lines(ROOT / "solutions")
    hand_ins = {
        line for path in (ROOT / "tests" / "behaviours").glob("*/*.py") for line in telling(path.read_text("utf-8"))
    }
    example = {line for path in TEMPLATES.rglob("*.txt") for line in telling(path.read_text("utf-8"))}
    shared = {name: leaks([data], (secret | hand_ins) - example - EVERYWHERE) for name, data in packed.items()}
    # two lines that anybody writes (`except Exception as error:`) may stand in a solution and in the engine
    return {name: lines for name, lines in shared.items() if len(lines) > 2}


def test_wheel_and_sdist_hold_the_engine_and_one_example(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="builds the packages")
    for contents in packages(ROOT, tmp_path):
        assert staff_content(contents) == {}
        assert any(name.endswith("templates/example/softmax.py.txt") for name in contents)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the packages are made of, with one assignment's solutions and its hand-ins, for a test to break."""
    pytest.importorskip("hatchling", reason="builds the packages")
    project = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "grader", project / "grader", ignore=ignored)
    shutil.copytree(ROOT / "solutions" / "04_pooling", project / "solutions" / "04_pooling", ignore=ignored)
    shutil.copytree(ROOT / "tests" / "behaviours", project / "tests" / "behaviours", ignore=ignored)
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copyfile(ROOT / name, project / name)
    return project


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_sdist_that_packs_everything_is_noticed(checkout: Path, tmp_path: Path) -> None:
    """As it was when nobody had said what an sdist may hold."""
    change(checkout / "pyproject.toml", "only-include = ", "include = ")
    change(checkout / "pyproject.toml", '["grader", "README.md"', '["*", "README.md"')
    wheel, sdist = packages(checkout, tmp_path / "dist")
    found = {name.split("/", 1)[1] for name in staff_content(sdist)}
    assert {"solutions/04_pooling/pooling.py", "solutions/04_pooling/test_pooling_hidden.py"} <= found
    assert any(name.startswith("tests/behaviours/") for name in found)
    assert staff_content(wheel) == {}


def test_a_wheel_with_a_solutions_folder_is_noticed(checkout: Path, tmp_path: Path) -> None:
    change(checkout / "pyproject.toml", 'packages = ["grader"]', 'packages = ["grader", "solutions"]')
    wheel, sdist = packages(checkout, tmp_path / "dist")
    assert "solutions/04_pooling/test_pooling_hidden.py" in staff_content(wheel)
    assert staff_content(sdist) == {}


def test_a_solution_under_another_name_is_noticed(checkout: Path, tmp_path: Path) -> None:
    """No name gives it away: a copy among the templates, and one as a string in JSON."""
    solution = (checkout / "solutions" / "04_pooling" / "pooling.py").read_text("utf-8")
    templates = checkout / "grader" / "authoring" / "templates"
    (templates / "notes.md").write_text(solution, encoding="utf-8")
    (templates / "cells.json").write_text(json.dumps({"source": solution}), encoding="utf-8")
    for contents in packages(checkout, tmp_path / "dist"):
        assert {name.rsplit("/", 1)[1] for name in staff_content(contents)} == {"notes.md", "cells.json"}


def test_equal_trees_are_equal_archives(released: Course) -> None:
    tree = handout_files(released)
    data = as_zip("week1", tree)
    assert data == as_zip("week1", dict(reversed(tree.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(f"week1/{name}") for name in tree} == tree


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_parked_is_neither_released_nor_handed_out(released: Course, status: str) -> None:
    path = released.root / "course.yml"
    path.write_text(re.sub(r"(  - name: 01_lines\n)", rf"\1    status: {status}\n", path.read_text("utf-8")), "utf-8")
    parked = Course.load(released.root)
    with pytest.raises(CourseError, match=rf"01_lines: is {status} in course.yml"):
        handout_files(parked, ["01"])
    with pytest.raises(CourseError, match="nothing to hand out"):
        handout_files(parked)


def test_an_old_release_is_not_handed_out(released: Course) -> None:
    statement = released.staff_folder / "01_lines" / "statement.de.md"
    statement.write_text(statement.read_text("utf-8").replace("Text", "Neuer Text") + "\nEnde.\n", encoding="utf-8")
    with pytest.raises(CourseError, match="not up to date; run `grader release` first"):
        handout_files(released)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("nn-grader", "nn-grader[notebook]"),
        ("nn-grader>=0.1,<1", "nn-grader[notebook]>=0.1,<1"),
        ("git+https://example.org/grader.git@v1", "nn-grader[notebook] @ git+https://example.org/grader.git@v1"),
    ],
)
def test_how_the_grader_is_installed(released: Course, given: str, line: str) -> None:
    tree = handout_files(released, grader=given)
    assert tree["requirements.txt"].decode() == line + "\n"
    assert tree["README.md"].decode().count("pip install -r requirements.txt") == 2


def test_a_wheel_is_put_in(released: Course, tmp_path: Path) -> None:
    wheel = tmp_path / "nn_grader-9-py3-none-any.whl"
    with pytest.raises(CourseError, match=r"is not there; build it .* python -m build --wheel"):
        handout_files(released, grader=str(wheel))
    wheel.write_bytes(b"wheel")
    tree = handout_files(released, grader=str(wheel))
    assert tree[wheel.name] == b"wheel"
    assert tree["requirements.txt"] == b"./nn_grader-9-py3-none-any.whl[notebook]\n"


def test_a_template_repository_gets_one_commit_for_each_release(
    released: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Staff")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "staff@example.org")
    monkeypatch.chdir(released.root)
    target = released.root.parent / f"{released.root.name}-template"

    def log() -> list[str]:
        done = subprocess.run(["git", "-C", target, "log", "--format=%s"], capture_output=True, check=True, text=True)
        return done.stdout.splitlines()

    assert grader("handout", target, "--git").exit_code == 0
    assert len(log()) == 1
    assert "nothing has changed" in grader("handout", target, "--git").output
    statement = released.staff_folder / "01_lines" / "statement.en.md"
    statement.write_text(statement.read_text("utf-8") + "\nAn erratum.\n", encoding="utf-8")
    assert grader("handout", target, "--git").exit_code == 2, "released first"
    assert grader("release").exit_code == 0
    assert grader("handout", target, "--git").exit_code == 0
    assert len(log()) == 2
    assert "An erratum." in (target / "01_lines" / "README.en.md").read_text("utf-8")
    (target / "mine.txt").write_text("x", encoding="utf-8")
    refused = grader("handout", target, "--git")
    assert refused.exit_code == 2
    assert "not committed" in refused.output


@pytest.mark.skipif("NN_GRADER_TEST_ALL" not in os.environ, reason="installs the grader: minutes, and a package index")
def test_an_empty_environment_works_through_the_handout(
    released: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The README's lines as they stand, in the unpacked folder, with nothing but what they install; then the work."""
    place = tmp_path_factory.mktemp("student")  # outside of the course
    build(ROOT, place, "-t", "wheel")
    (wheel,) = place.glob("*.whl")
    path = released.root / "course.yml"
    path.write_text(path.read_text("utf-8") + "handout: {extras: []}\n", encoding="utf-8")  # no notebooks: light
    tree = handout_files(Course.load(released.root), grader=str(wheel))
    with zipfile.ZipFile(io.BytesIO(as_zip("week1", tree))) as archive:
        archive.extractall(place)
    wheel.unlink()  # what is installed is the one in the ZIP
    lines = re.search(
        r"## Setting up.*?```\n(.*?)```.*?## Working.*?```\n(.*?)```", tree["README.md"].decode(), re.DOTALL
    )
    assert lines is not None
    working = "\n".join(line for line in lines[2].splitlines() if "watch" not in line)  # that one waits for a key
    (place / "right.py").write_text(REFERENCE, encoding="utf-8")
    script = f"""cd week1\n{lines[1]}
        set +e\n{working}
        echo "stub: $?"
        cp ../../right.py lines.py; grader check --lang en --file lines.py; echo "right: $?"
        python -c "import torch" || echo "no torch"
        python -m pytest -q; echo "pytest: $?" """
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "VIRTUAL_ENV", "PYTEST"))
    }
    clean = kept | {"HOME": str(place), "PIP_CACHE_DIR": str(Path.home() / ".cache" / "pip")}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=place, capture_output=True, text=True, env=clean, timeout=1500
    )
    said = done.stdout + done.stderr[-2000:]
    assert "not attempted yet" in done.stdout, said
    for expected in ("stub: 0", "right: 0", "no torch", "pytest: 0"):
        assert f"{expected}\n" in done.stdout, said
    assert "Error" not in done.stderr.replace("ModuleNotFoundError: No module named 'torch'", ""), said

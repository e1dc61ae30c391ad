"""The same gradebook in PostgreSQL: a real server, started by the test and gone after it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.gradebook.database import open_gradebook
from grader.gradebook.writer import write_gradebook
from tests.gradebook.test_writer import course, report
from tests.nbgrader.places import RIGHT, NbCourse, fill, rows, run_each

pytestmark = pytest.mark.slow

USER = "postgres"


def programs() -> Path | None:
    """Where Debian keeps the server's programs, the newest version last."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def installed() -> Path:
    """The server's programs; on a CI machine that we may change, they are installed when missing."""
    pytest.importorskip("psycopg2", reason="the driver is not installed: pip install psycopg2-binary")
    if programs() is None and os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "postgresql"]):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "-q", *command], env=environment, timeout=300, check=False, capture_output=True)
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The folder with the socket of a running server."""
    bin_folder = installed()
    # root may not run the server, and a test's own folder is closed to others
    become: list[str | Path] = (
        ["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups"] if os.geteuid() == 0 else []
    )
    folder = Path(tempfile.mkdtemp(prefix="grades-", dir="/tmp"))
    if become:
        shutil.chown(folder, USER)
    control: list[str | Path] = [*become, bin_folder / "pg_ctl", "-D", folder / "data", "-w"]

    def run(*command: str | Path, check: bool = True) -> None:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
        assert not check or done.returncode == 0, done.stdout + done.stderr

    try:
        run(*become, bin_folder / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(*control, "-l", folder / "log", "-o", options, "start")
        yield folder
        run(*control, "-m", "immediate", "stop")
    finally:
        run(*control, "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder)


@pytest.fixture
def url(server: Path, request: pytest.FixtureRequest) -> str:
    """A database of its own, empty."""
    import psycopg2

    name = f"grades{abs(hash(request.node.nodeid))}"
    connection = psycopg2.connect(host=str(server), user=USER, dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    return f"postgresql+psycopg2://{USER}@/{name}?host={server}"


def test_it_holds_what_sqlite_holds(url: str, tmp_path: Path) -> None:
    reports = [report(name, submitted="2026-11-29T10:00:00Z") for name in ("jürgen", "meier")]
    for _ in range(2):
        write_gradebook(url, course(), reports)
    write_gradebook(tmp_path / "gradebook.db", course(), reports)
    assert rows(url) == rows(tmp_path / "gradebook.db")


def test_what_a_person_wrote_survives_a_regrade(url: str) -> None:
    write_gradebook(url, course(), [report()])
    with open_gradebook(url) as gradebook:
        grade = gradebook.find_grade("first-task1-tests", "first", "01_first", "meier")
        grade.manual_score, grade.extra_credit = 3, 0.5
        gradebook.find_comment("first-task1", "first", "01_first", "meier").manual_comment = "Schön!"
        gradebook.db.commit()
    write_gradebook(url, course(), [report()])
    found = rows(url)
    assert found["01_first", "meier", "first-task1-tests"] == (2.0, 3.0, 3.5, False)
    assert found["01_first", "meier", "first-task1"][1] == "Schön!"
    assert found["01_first", "meier"][0] == 8.5


def test_after_an_error_nothing_is_written(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_gradebook(url, course(), [report()])
    before = rows(url)
    monkeypatch.setattr("grader.gradebook.writer.task_comment", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_gradebook(url, course(), [report("other")])
    assert rows(url) == before


def test_grader_and_nbgrader_write_the_same_rows(
    url: str, nbcourse: NbCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`nbgrader autograde` first, then `grader grade --gradebook URL` over it: nothing changes."""
    nbcourse.hand_in("anna", fill(nbcourse.released(), RIGHT), timestamp__txt="2027-05-03 10:00:00 UTC")
    nbcourse.hand_in("ben", lines__py="def line(x, m, b):\n    return m * x - b\n")
    nb = f"--db={url}"
    run_each(
        nbcourse.folder,
        ["generate_assignment", "01_lines", "--force", nb],
        ["autograde", "01_lines", nb],
        ["generate_feedback", "01_lines", nb],
    )
    found = rows(url)
    assert found["01_lines", "anna"][0] == 5.0
    assert found["01_lines", "anna", "penalty"] == 1.0
    monkeypatch.chdir(nbcourse.root)
    monkeypatch.setenv("GRADER_GRADEBOOK", url)
    result = CliRunner().invoke(
        app, ["grade", "nbgrader/submitted", "--out", str(tmp_path / "out"), "--allow-unsandboxed"]
    )
    assert result.exit_code == 0, result.output
    assert "postgresql+psycopg2://postgres@" in result.output
    assert not (tmp_path / "out" / "gradebook.db").exists()
    assert rows(url) == found

    with open_gradebook(url) as gradebook:
        gradebook.find_grade("lines-task1-tests", "lines", "01_lines", "ben").manual_score = 1.25
        gradebook.db.commit()
    result = CliRunner().invoke(app, ["export", "csv", str(tmp_path / "out"), "01", "--to", str(tmp_path / "g.csv")])
    assert result.exit_code == 0, result.output
    table = (tmp_path / "g.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[1:] == ["anna,4.0,4.0", "ben,1.25,4.0"], "from the same database, by hand where it was graded so"


def test_a_new_course_has_its_due_dates_there(url: str, nbcourse: NbCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(nbcourse.root)
    monkeypatch.setenv("GRADER_GRADEBOOK", url)
    result = CliRunner().invoke(app, ["nbgrader", "init", "nb"])
    assert result.exit_code == 0, result.output
    assert not Path("nb/gradebook.db").exists()
    with open_gradebook(url) as gradebook:
        assert gradebook.find_assignment("01_lines").duedate.isoformat() == "2027-05-01T21:59:00"


def test_a_url_that_leads_nowhere_is_said_before_anything_is_graded(
    server: Path, nbcourse: NbCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbcourse.hand_in("anna", lines__py="")
    monkeypatch.chdir(nbcourse.root)
    address = f"postgresql+psycopg2://{USER}:secret@/nowhere?host={server}"
    result = CliRunner().invoke(
        app, ["grade", "nbgrader/submitted", "--out", "out", "--gradebook", address, "--allow-unsandboxed"]
    )
    assert result.exit_code == 2
    assert 'database "nowhere" does not exist' in result.output
    assert "secret" not in result.output
    assert not Path("out/results").exists()

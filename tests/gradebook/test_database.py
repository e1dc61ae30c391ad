"""A gradebook opens wherever its file lies, or one line says why not."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.gradebook.database import GradebookError, open_gradebook


def test_a_new_one_needs_no_program_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with open_gradebook(tmp_path / "new" / "gradebook.db") as gradebook:
        assert gradebook.assignments == []


def test_nbgrader_takes_it_for_its_own_version(tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    with open_gradebook(tmp_path / "gradebook.db"):
        pass
    connection = sqlite3.connect(tmp_path / "gradebook.db")
    try:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    finally:
        connection.close()
    assert version == [(ScriptDirectory(ALEMBIC_DIR).get_current_head(),)]


@pytest.mark.parametrize("name", ["a b.db", "Übung.db", "what?x=1#%20.db"])
def test_a_path_may_hold_any_character(tmp_path: Path, name: str) -> None:
    with open_gradebook(tmp_path / name) as gradebook:
        gradebook.add_student("meier")
    assert (tmp_path / name).is_file()


def test_a_url_is_taken_as_it_is(tmp_path: Path) -> None:
    with open_gradebook(f"sqlite:///{tmp_path}/gradebook.db", "nn") as gradebook:
        assert gradebook.course_id == "nn"
    assert (tmp_path / "gradebook.db").is_file()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, but long enough to be looked at" * 100)
    with (
        pytest.raises(GradebookError, match=r"notes\.db: cannot be used as a gradebook \(file is not a database\)"),
        open_gradebook(path),
    ):
        pass


def test_another_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE music (title TEXT)")
    connection.close()
    with pytest.raises(GradebookError, match="no gradebook of nbgrader"), open_gradebook(tmp_path / "other.db"):
        pass


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    with open_gradebook(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = 'old'")
    connection.commit()
    connection.close()
    with pytest.raises(GradebookError, match="nbgrader db upgrade"), open_gradebook(path):
        pass


def test_a_locked_one_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    with open_gradebook(path):
        pass
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with (
            pytest.raises(GradebookError, match="in use by another program"),
            open_gradebook(f"sqlite:///{path}?timeout=0.1"),
        ):
            pass
    finally:
        other.close()


@pytest.mark.parametrize(
    "url",
    ["nosuch://teacher:secret@host/grades", "postgresql+psycopg2://t:secret@localhost:1/g", "x://y:secret@z:port/"],
)
def test_a_message_never_holds_a_password(url: str) -> None:
    with pytest.raises(GradebookError) as raised, open_gradebook(url):
        pass
    assert "secret" not in str(raised.value)


LOADED = """
import sys
from grader.gradebook.database import load_nbgrader
load_nbgrader()
there = [name for name in ("rfc3987_syntax", "lark", "jupyter_server", "nbgrader.apps") if name in sys.modules]
import jsonschema, nbgrader, nbgrader.apps
assert callable(nbgrader.load_courses) and nbgrader.__version__ and nbgrader.api.Gradebook
assert not hasattr(nbgrader, "no_such_name")
import rfc3987_syntax
print(there)
"""


def test_neither_a_grammar_nor_a_web_server_is_loaded_for_a_database_and_both_can_be_later() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", LOADED], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")

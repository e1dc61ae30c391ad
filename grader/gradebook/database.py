"""Opening nbgrader's database: SQLite by its path, anything else by its URL."""

from __future__ import annotations

import gc
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

__all__ = ["GradebookError", "load_nbgrader", "open_gradebook", "shown"]


class GradebookError(Exception):
    """The gradebook cannot be written; the message is one line for the user."""


@contextmanager
def open_gradebook(url_or_path: str | Path, course_id: str = "default_course") -> Iterator[Gradebook]:
    """Open a gradebook, creating it when there is none; whatever the block leaves uncommitted is undone.

    Args:
        url_or_path: path of an SQLite file, or a database URL such as ``postgresql+psycopg2://user@host/grades``.
        course_id: nbgrader's name of the course (``c.CourseDirectory.course_id``).

    Raises:
        GradebookError: no such database, not a gradebook, in use by someone else, or of another nbgrader version.
    """
    load_nbgrader()
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SAWarning, SQLAlchemyError

    try:
        url = _url(url_or_path)
        _create_version(url)
        with warnings.catch_warnings():
            # nbgrader links rows before it adds them to the session; the rows arrive all the same
            warnings.simplefilter("ignore", SAWarning)
            with Gradebook(url, course_id) as gradebook:
                yield gradebook
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise GradebookError(f"{shown(url_or_path)}: {_reason(error)}") from error


@cache
def load_nbgrader() -> None:
    """Import nbgrader's database and what it needs: more than half a second, which another thread may spend."""
    with warnings.catch_warnings(), _no_grammar_of_iris():
        warnings.simplefilter("ignore")  # deprecations inside nbgrader's own imports
        _defer_the_rest_of_nbgrader()
        import nbgrader.api  # noqa: F401
    _newest_version()
    gc.freeze()  # half a million objects that stay to the end: collecting them there takes half a second


@contextmanager
def _no_grammar_of_iris() -> Iterator[None]:
    """Keep an optional checker out, whose grammar is compiled for two seconds whenever it is imported.

    jsonschema asks for it where a schema has the format ``iri``, and does without where it is not installed; no schema
    of a notebook has that format.
    """
    name = "rfc3987_syntax"
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # the documented way to say: not installed
    try:
        yield
    finally:
        del sys.modules[name]


def _defer_the_rest_of_nbgrader() -> None:
    """Execute the package's own ``__init__`` when something of it is wanted: it loads a web server, we want tables."""
    spec = find_spec("nbgrader") if "nbgrader" not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    package, loader = module_from_spec(spec), spec.loader

    def execute(name: str) -> Any:
        asked_of_any_module = name.startswith("__") and name != "__version__"
        if asked_of_any_module or find_spec(f"{package.__name__}.{name}"):  # a module in it, which is imported then
            raise AttributeError(name)
        del package.__dict__["__getattr__"]
        loader.exec_module(package)
        return getattr(package, name)

    package.__dict__["__getattr__"] = execute
    sys.modules["nbgrader"] = package


def _url(url_or_path: str | Path) -> Any:
    from sqlalchemy.engine import URL, make_url

    if isinstance(url_or_path, str) and "://" in url_or_path:
        try:
            return make_url(url_or_path)
        except ValueError:  # the port
            raise GradebookError(
                f"{shown(url_or_path)}: not a database URL; write dialect://user@host:port/name"
            ) from None
    path = Path(url_or_path).absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    return URL.create("sqlite", database=str(path))  # a path may hold any character that means something in a URL


def _create_version(url: Any) -> None:
    """Note the version of nbgrader's tables in a new database; refuse one of another version.

    nbgrader does the first part itself by running the program ``alembic``, which is found only when the
    environment is activated. Here the same version is read from nbgrader's migration scripts.
    """
    from sqlalchemy import create_engine, inspect, text

    head = _newest_version()
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            tables = inspect(connection).get_table_names()
            if not tables:
                connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
                connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
                return
            if "alembic_version" not in tables:
                raise GradebookError(f"{shown(url)}: is a database, but no gradebook of nbgrader; choose another file")
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()
    if version != head:
        raise GradebookError(f"{shown(url)}: was made by another version of nbgrader; run `nbgrader db upgrade` first")


@cache
def _newest_version() -> str | None:
    """Of nbgrader's tables, by its migration scripts: reading them takes longer than opening a gradebook."""
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    return ScriptDirectory(ALEMBIC_DIR).get_current_head()


def shown(url_or_path: Any) -> str:
    """The database in a message: never with a password."""
    from sqlalchemy.engine import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if isinstance(url_or_path, str) and "://" in url_or_path:
        try:
            url_or_path = make_url(url_or_path)
        except (ArgumentError, ValueError):
            return str(url_or_path).split("://", maxsplit=1)[0] + "://…"
    if isinstance(url_or_path, URL):
        path = url_or_path.database if url_or_path.drivername == "sqlite" else None
        return str(path or url_or_path.render_as_string(hide_password=True))
    return str(url_or_path)


def _reason(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    first = said[0] if said else type(error).__name__
    if "locked" in first:
        return "is in use by another program (database is locked); close formgrader or wait, then run again"
    return f"cannot be used as a gradebook ({first})"

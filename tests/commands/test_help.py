"""``--help`` and ``--version``: complete, in the reader's language, on every console."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from grader.cli import app
from grader.commands import german_help


def commands() -> list[tuple[str, ...]]:
    """Every command there is."""
    found: list[tuple[str, ...]] = []
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        found += [(name, each) for each in inner] if inner else [(name,)]
    return found


def shown(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of the real command, without a terminal."""
    whole = os.environ | {"PYTHONUTF8": "0", "TERM": "dumb"} | environment
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    command = [sys.executable, "-m", "grader", *arguments]
    done = subprocess.run(
        command, env=whole, stdin=subprocess.DEVNULL, capture_output=True, encoding=encoding, timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_placeholders_are_shown_and_there_is_an_example(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Example" in result.output
    assert "//" not in result.output.replace("://", ""), "a placeholder between two slashes is gone"
    if command[0] in ("grade", "collect", "similar"):
        assert "<student>/<assignment>/<file>" in result.output
    if command == ("submit",):
        assert "<assignment>.zip" in result.output


def test_the_version_is_one_line() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("nn-grader ")
    assert result.output.count("\n") == 1


@pytest.mark.parametrize(("language", "encoding"), [("de", "cp1252"), ("en", "ascii"), ("de", "ascii")])
def test_help_on_a_narrow_console_without_unicode(language: str, encoding: str) -> None:
    code, out, err = shown("check", "--help", GRADER_LANGUAGE=language, PYTHONIOENCODING=encoding, COLUMNS="40")
    assert (code, err) == (0, "")
    assert ("Beispiele: grader check" if language == "de" else "Examples: grader check") in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 40


def test_every_command_has_its_german_line_and_students_their_options() -> None:
    group = typer.main.get_command(app)
    known = {"", *group.commands}  # type: ignore[attr-defined]
    assert set(german_help._COMMANDS) == known
    students = ("check", "watch", "hint", "explain", "status", "next", "start", "reset", "show")
    for name in students:
        for parameter in group.commands[name].params:  # type: ignore[attr-defined]
            assert parameter.help in german_help._OPTIONS, f"{name}: {parameter.help}"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", [("check", "04"), ("status",), ("watch", "poling")], ids=" ".join)
def test_no_traceback_on_a_narrow_console(command: tuple[str, ...], encoding: str) -> None:
    code, out, err = shown(*command, GRADER_LANGUAGE="de", PYTHONIOENCODING=encoding, COLUMNS="40")
    assert code == {"check": 1, "status": 0, "watch": 2}[command[0]]
    assert "Traceback" not in out + err
    assert max(map(len, out.splitlines()), default=0) <= 40

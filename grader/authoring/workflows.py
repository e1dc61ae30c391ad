"""Workflows for continuous integration: of a student's repository, and of the course's own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

from grader.authoring.requirement import CPU_TORCH

__all__ = ["WORKFLOW_FILE", "Service", "workflow"]

Service = Literal["github", "gitlab"]
WORKFLOW_FILE: dict[Service, str] = {"github": ".github/workflows/grader.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each service looks."""
_STEP: dict[Service, str] = {"github": "          {}", "gitlab": "    - {}"}


def workflow(service: Service, who: Literal["student", "course"], install: str, extras: Sequence[str]) -> str:
    """The text of a workflow.

    Args:
        install: what ``pip install`` is given.
        extras: with torch among them, torch's small build is installed first: such machines have no graphics card.
    """
    commands = [CPU_TORCH] if {"torch", "all"} & set(extras) else []
    commands.append(f"pip install {install}")
    template = files("grader.authoring").joinpath("templates", "ci", f"{service}.{who}.yml").read_text(encoding="utf-8")
    steps = [_STEP[service].format(_quoted(command) if service == "gitlab" else command) for command in commands]
    return template.replace("${install}", "\n".join(steps))


def _quoted(command: str) -> str:
    """As YAML text: a bare ``[`` or ``@`` may mean something there."""
    return "'" + command.replace("'", "''") + "'"

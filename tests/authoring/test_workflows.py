"""The steps of the workflows run in a shell, as the services run them, but for installing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from grader.authoring.handout import handout_files, write_handout
from grader.authoring.workflows import WORKFLOW_FILE, Service, workflow
from grader.course import Course


def steps(service: Service, who: Any) -> list[str]:
    """The shell commands that follow the installation."""
    data = YAML(typ="safe").load(workflow(service, who, "-r requirements.txt", ["torch"]))
    if service == "gitlab":
        (job,) = data.values()
        assert any("whl/cpu" in line for line in job["before_script"])
        assert job["before_script"][-1] == "pip install -r requirements.txt"
        return list(job["script"])
    (job,) = data["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs[0].strip().splitlines()[-1] == "pip install -r requirements.txt"
    return runs[1:]


def run(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{who}_{what}": "staff@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "GITHUB_", "CI_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = clean | names | {"PATH": path} | more
    return subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_students_push_is_checked(
    released: Course, tmp_path_factory: pytest.TempPathFactory, service: Service
) -> None:
    tmp_path = tmp_path_factory.mktemp("student")  # outside of the course
    folder = tmp_path / "repository"
    write_handout(folder, handout_files(released))
    assert run("git init -q . && git add -A && git commit -qm handout", folder).returncode == 0
    summary = tmp_path / "summary.md"
    nothing = "0" * 40  # what both services say before the first push
    more = {"GITHUB_STEP_SUMMARY": str(summary)} if service == "github" else {}
    (command,) = steps(service, "student")
    done = run(command, folder, BEFORE=nothing, CI_COMMIT_BEFORE_SHA=nothing, **more)
    assert done.returncode == 1, done.stderr
    if service == "github":
        assert "::notice file=01_lines/lines.py,line=" in done.stdout
        assert "|---|---|---:|" in summary.read_text(encoding="utf-8")
    else:
        assert "<testsuites" in (folder / "report.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_courses_workflow_checks_the_checks(service: Service) -> None:
    assert steps(service, "course") == ["grader release --check", "grader verify"]
    assert WORKFLOW_FILE[service].startswith(".git")


def test_the_courses_steps_run(released: Course) -> None:
    release = run(steps("github", "course")[0], released.root)
    assert release.returncode == 0, release.stdout + release.stderr

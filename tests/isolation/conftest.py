"""Launchers shared by the tests: starting a zygote takes longer than everything a worker does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import dedent

import pytest

from grader.isolation import Chunk, InProcessLauncher, Launcher, Profile, Program, Worker, open_launcher

PROFILE = Profile(seconds_per_call=0.5, memory_mb=256, seconds_to_load=3)

Start = Callable[..., Worker]


def program(source: str, forbidden: tuple[str, ...] = ()) -> Program:
    return Program("student", (Chunk(dedent(source), "student.py"),), forbidden)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Launcher]:
    launcher = open_launcher(PROFILE, "require")
    yield launcher
    launcher.close()


@pytest.fixture(scope="session")
def portable() -> Iterator[Launcher]:
    launcher = open_launcher(PROFILE, "portable")
    yield launcher
    launcher.close()


def _starter(launcher: Launcher, workers: list[Worker]) -> Start:
    def start(source: str, forbidden: tuple[str, ...] = ()) -> Worker:
        workers.append(launcher.start(program(source, forbidden)))
        return workers[-1]

    return start


@pytest.fixture
def start(sandbox: Launcher) -> Iterator[Start]:
    """Starts sandboxed workers and closes them after the test."""
    workers: list[Worker] = []
    yield _starter(sandbox, workers)
    for worker in workers:
        worker.close()


@pytest.fixture(params=["sandbox", "portable", "in process"])
def start_anywhere(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts workers of each kind: the interface is one."""
    workers: list[Worker] = []
    launcher: Launcher
    if request.param == "in process":
        launcher = InProcessLauncher({}, PROFILE)
    else:
        launcher = request.getfixturevalue(request.param)
    yield _starter(launcher, workers)
    for worker in workers:
        worker.close()


@pytest.fixture(params=["sandbox", "portable"])
def start_apart(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts workers that are processes of their own."""
    workers: list[Worker] = []
    yield _starter(request.getfixturevalue(request.param), workers)
    for worker in workers:
        worker.close()

"""Processes that work for this one: what they answer, how they die, and what is left of them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from grader.grading import processes
from grader.grading.processes import ATTEMPTS, spread

ROOT = Path(__file__).parents[2]
UNPICKLABLE = (AttributeError, pickle.PicklingError)
"""Which of them depends on the version of Python."""


@pytest.fixture(autouse=True)
def none_is_left() -> Iterator[None]:
    """Whatever a test does to them, in the end none runs, and none is a zombie."""
    yield
    until = time.monotonic() + 10
    while (left := helpers()) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []


def helpers(of: int | None = None) -> list[int]:
    """The processes that work for process `of`, or for this one."""
    found = []
    for child in psutil.Process(of).children():
        try:
            if "grading.processes" in " ".join(child.cmdline()) or child.status() == psutil.STATUS_ZOMBIE:
                found.append(child.pid)
        except psutil.NoSuchProcess:
            continue
    return found


def square(number: int) -> int:
    return number * number


def tell(what: str) -> tuple[int, str | None]:
    return os.getpid(), os.environ.get(what)


def noisy(number: int) -> int:
    print("said", number)  # noqa: T201
    os.write(1, b"written\n")
    assert sys.stdin.read() == ""
    return number


def die(line: str) -> str:
    """``die FILE TIMES``: the process ends in the first so many calls, which leave a mark each."""
    word, _, rest = line.partition(" ")
    if word != "die":
        return line
    file, times = rest.split()
    with Path(file).open("a") as marks:
        marks.write("x")
    if len(Path(file).read_text()) <= int(times):
        os._exit(1)
    return "alive"


def alone(item: str) -> str:
    """Ends while another process is there that works for the same one."""
    if len(helpers(os.getppid())) > 1:
        os._exit(1)
    return item


def leave_a_thread(number: int) -> int:
    threading.Thread(target=time.sleep, args=(600,)).start()
    return number


def wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


class StubbornError(Exception):
    """Cannot be made anew from what it was made of."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def fail(how: str) -> object:
    if how == "stubborn":
        raise StubbornError(1, 2)
    if how == "exit":
        raise SystemExit(5)
    if how == "lambda":
        return lambda: None
    raise ValueError(how)


def test_every_item_comes_back_with_its_result() -> None:
    assert sorted(spread(square, range(20), 3)) == [(n, n * n) for n in range(20)]
    assert list(spread(square, [], 3)) == []


def test_a_process_serves_one_item_after_the_other() -> None:
    pids = {result[0] for _, result in spread(tell, ["HOME"] * 6, 2) if result}
    assert len(pids) <= 2
    assert os.getpid() not in pids


def test_each_environment_has_one_process() -> None:
    found = [result for _, result in spread(tell, ["CARD"] * 8, 4, [{"CARD": "3"}, {"CARD": "5"}]) if result]
    assert len(set(found)) == len({pid for pid, _ in found}) <= 2
    assert {card for _, card in found} <= {"3", "5"}
    assert "CARD" not in os.environ


def folders_of_the_compiler(_: int) -> list[str]:
    from torch._inductor.runtime.cache_dir_utils import cache_dir

    cache_dir()
    return [path.name for path in Path(tempfile.gettempdir()).iterdir()]


def test_the_compiler_of_torch_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.delenv("TORCHINDUCTOR_CACHE_DIR", raising=False)
    assert dict(spread(folders_of_the_compiler, [1], 1)) == {1: []}


def test_variables_for_other_programs_do_not_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("PYTHONWARNINGS", "error"), ("PYTHONOPTIMIZE", "2"), ("PYTHONPATH", "/nowhere")):
        monkeypatch.setenv(name, value)
    assert dict(spread(flags, [1], 1)) == {1: ([], 0)}


def flags(_: int) -> tuple[list[str], int]:
    return list(sys.warnoptions), sys.flags.optimize


def test_what_is_printed_does_not_get_between_the_answers(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(spread(noisy, [1, 2], 1)) == [(1, 1), (2, 2)]
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "written" in captured.err


@pytest.mark.parametrize("times", range(1, ATTEMPTS))
def test_what_a_process_was_doing_when_it_died_is_tried_again(tmp_path: Path, times: int) -> None:
    deadly = f"die {tmp_path / 'marks'} {times}"
    assert dict(spread(die, ["a", deadly, "b"], 2)) == {"a": "a", "b": "b", deadly: "alive"}
    assert (tmp_path / "marks").read_text() == "x" * (times + 1)


def test_who_ends_its_process_every_time_takes_no_other_along(tmp_path: Path) -> None:
    deadly = f"die {tmp_path / 'marks'} 99"
    assert dict(spread(die, ["a", deadly, "b", "c"], 2)) == {"a": "a", "b": "b", "c": "c", deadly: None}
    assert (tmp_path / "marks").read_text() == "x" * ATTEMPTS


def test_the_last_attempt_has_the_machine_to_itself() -> None:
    """Memory for one is not always memory for all."""
    assert sorted(spread(alone, ["a", "b"], 2)) == [("a", "a"), ("b", "b")]


def test_an_error_arrives_with_where_it_was_raised() -> None:
    with pytest.raises(ValueError, match="so") as caught:
        list(spread(fail, ["so"], 1))
    assert caught.value.args == ("so",)
    assert "in fail" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    ("how", "kind", "text"),
    [
        ("stubborn", RuntimeError, "StubbornError: 1 and 2"),
        ("exit", SystemExit, "5"),
        ("lambda", UNPICKLABLE, "lambda"),
    ],
)
def test_errors_of_every_kind_arrive(
    how: str, kind: type[BaseException] | tuple[type[BaseException], ...], text: str
) -> None:
    with pytest.raises(kind, match=text):
        list(spread(fail, [how], 1))


def test_an_item_that_cannot_travel_is_an_error() -> None:
    with pytest.raises(UNPICKLABLE, match="lambda"):
        list(spread(repr, [lambda: None], 1))


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(OSError, match="nothing"):
        list(spread(square, [1, 2], 2))


def test_who_stops_listening_does_not_wait_for_what_is_being_done() -> None:
    running = spread(wait, [0.0, 600.0, 600.0, 600.0], 2)
    began = time.monotonic()
    assert next(running) == (0.0, 0.0)
    running.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 60


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SECONDS_TO_END", 0.5)
    assert sorted(spread(leave_a_thread, [1, 2], 2)) == [(1, 1), (2, 2)]


def test_a_process_that_is_killed_costs_no_result() -> None:
    running = spread(wait, [0.0, 0.1, 0.2, 0.3], 1)
    next(running)
    for pid in helpers():
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert list(running) == [(0.1, 0.1), (0.2, 0.2), (0.3, 0.3)]


def test_a_process_whose_master_is_gone_before_it_has_started_says_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    process = processes._start("serve()", {})
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    assert process.wait(60) == 0
    assert process.stdout.read() == b""
    process.stdout.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("work", ["wait", "leave_a_thread"])
def test_processes_end_with_their_master(tmp_path: Path, work: str) -> None:
    """Killed, it cannot tell them: one is busy, or has left a thread behind."""
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(f"""
            from grader.grading.processes import spread
            from tests.grading.test_processes import {work}
            for _ in spread({work}, [600] * 1000, 2):
                print("ready", flush=True)
        """)
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
    ) as master:  # fmt: skip
        assert master.stdout is not None
        if work == "leave_a_thread":
            assert master.stdout.readline() == "ready\n"
        until = time.monotonic() + 60
        while len(there := helpers(master.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert len(there) == 2
        master.kill()
        # what they would say goes there, too: it ends when the last of them has ended
        _, said = master.communicate(timeout=60)
    assert said == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal's Ctrl-C is sent otherwise there")
def test_ctrl_c_in_the_terminal_is_for_the_master() -> None:
    groups = {group for _, group in spread(os.getpgid, [0, 0], 2)}
    assert None not in groups
    assert os.getpgrp() not in groups


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="no other system forks a process of libraries safely")
LIBRARY = ["xml.dom.minidom"]
"""Something that nobody else imports."""


def lineage(_: int) -> tuple[int, bool, int]:
    """Who is the parent, whether the library is there already, how many threads there are besides that which reads."""
    time.sleep(0.3)
    return os.getppid(), LIBRARY[0] in sys.modules, threading.active_count() - 1


@linux_only
def test_several_processes_have_one_ancestor_that_has_imported_the_libraries() -> None:
    found = [result for _, result in spread(lineage, range(6), 2, libraries=LIBRARY) if result]
    assert len(found) == 6
    (parent, *others) = {parent for parent, *_ in found}
    assert not others
    assert parent not in (os.getpid(), 1)
    assert {there for _, there, _ in found} == {True}
    assert {threads for *_, threads in found} == {1}
    assert LIBRARY[0] not in sys.modules


@linux_only
@pytest.mark.parametrize(("count", "variables"), [(1, []), (2, [{"A": "1"}, {"A": "2"}])])
def test_one_process_alone_and_those_with_variables_of_their_own_have_none(
    count: int, variables: list[dict[str, str]]
) -> None:
    found = [result for _, result in spread(lineage, [1, 2], count, variables, LIBRARY) if result]
    assert [(parent, there) for parent, there, _ in found] == [(os.getpid(), False)] * 2


@linux_only
def test_an_ancestor_that_is_killed_costs_no_result_and_what_it_does_not_fork_is_started() -> None:
    running = spread(end_parent, ["kill", "a", "b", "die", "c"], 2, libraries=LIBRARY)
    assert sorted(result for _, result in running if result) == ["a", "b", "c", "die", "kill"]


def end_parent(what: str) -> str:
    """``kill`` the ancestor; ``die``, where there still is one or has been one."""
    if what == "kill":
        os.kill(os.getppid(), signal.SIGKILL)
    elif what == "die" and LIBRARY[0] in sys.modules:
        os._exit(1)
    time.sleep(0.2)
    return what


@linux_only
def test_a_library_with_threads_is_not_forked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
    (tmp_path / "busy_library.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    found = [result for _, result in spread(lineage, [1, 2], 2, libraries=["busy_library"]) if result]
    assert [parent for parent, *_ in found] == [os.getpid()] * 2


@linux_only
@pytest.mark.parametrize("library", [LIBRARY, ["no_such_library"]])
def test_what_runs_in_forks_dies_and_fails_as_it_does_elsewhere(tmp_path: Path, library: list[str]) -> None:
    deadly = f"die {tmp_path / 'marks'} 99"
    assert dict(spread(die, ["a", deadly, "b"], 2, libraries=library)) == {"a": "a", "b": "b", deadly: None}
    with pytest.raises(ValueError, match="so"):
        list(spread(fail, ["so", "so"], 2, libraries=library))
    assert list(spread(noisy, [1, 2], 2, libraries=library)) in ([(1, 1), (2, 2)], [(2, 2), (1, 1)])


@linux_only
def test_who_stops_listening_to_forks_does_not_wait_for_them() -> None:
    running = spread(wait, [0.0, 600.0, 600.0, 600.0], 2, libraries=LIBRARY)
    began = time.monotonic()
    assert next(running) == (0.0, 0.0)
    running.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 60

"""Work spread over processes of this machine; one that dies costs what it was doing, and nothing else.

The processes share nothing: each is asked and answers over two pipes of its own. In Python's own pools they share
locks: one that is killed at the wrong moment keeps all others from ending, and its death takes their work along. And
one that is just being started when the main process is killed prints a traceback.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, as_completed
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, TypeVar

__all__ = ["ATTEMPTS", "spread", "usable_cores"]

ATTEMPTS = 3
"""How often something is tried when the process that does it dies; the last time with no other process at work."""
SECONDS_TO_END = 10.0
"""What a process may take to end when there is no more work."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def usable_cores() -> int:
    """Cores this process may use: fewer than there are in a container or a batch job."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Died(Exception):
    """The process ended before it answered."""


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    processes: int,
    environments: Sequence[Mapping[str, str]] = (),
) -> Iterator[tuple[Item, Result | None]]:
    """Do `work` with every item, in new interpreters; the first items are begun first.

    Args:
        work: a function of a module, since it is imported there; items, results and errors are pickled.
        processes: how many at a time.
        environments: variables that a process has besides those of this one; one process for each, when there are any.

    Returns:
        Each item with its result, in the order in which they end; None where the process died every time. Whoever
        stops listening does not wait for what is being done.

    Raises:
        Exception: what `work` raised.
        OSError: no process can be started.
    """
    count = min(processes, len(items), len(environments) or len(items))
    started = [_Process(work, environments[index] if environments else {}) for index in range(count)]
    patience = 0.0
    try:
        again = []
        for item, future in _side_by_side(started, items, ATTEMPTS - 1):
            if isinstance(future.exception(), _Died):
                again.append(item)
            else:
                yield item, future.result()
        if again:  # memory may have run out
            _end(started[1:], SECONDS_TO_END)
        for item, future in _side_by_side(started[:1], again, 1):
            yield item, None if isinstance(future.exception(), _Died) else future.result()
        patience = SECONDS_TO_END
    finally:
        _end(started, patience)


def _end(processes: Sequence[_Process], seconds: float) -> None:
    for process in processes:
        process.dismiss(at_once=not seconds)
    until = time.monotonic() + seconds
    for process in processes:
        process.wait(until)


def _side_by_side(
    processes: Sequence[_Process], items: Sequence[Item], attempts: int
) -> Iterator[tuple[Item, Future[Any]]]:
    """A thread for each process, because no system-independent call waits for pipes."""
    futures: dict[Future[Any], Item] = {Future(): item for item in items}
    left = deque(futures.items())
    for process in processes:
        threading.Thread(target=_work_off, args=(process, left, attempts), daemon=True).start()
    for future in as_completed(futures):
        yield futures[future], future


def _work_off(process: _Process, left: deque[tuple[Future[Any], Any]], attempts: int) -> None:
    with suppress(IndexError):
        while True:
            future, item = left.popleft()
            try:
                future.set_result(process.ask(item, attempts))
            except BaseException as error:  # whoever waits for the future raises it
                future.set_exception(error)


class _Process:
    """The near side of one process; started when there is something to do, and again after it died."""

    def __init__(self, work: Callable[[Any], Any], variables: Mapping[str, str]) -> None:
        self._work = work
        self._variables = variables
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def ask(self, item: object, attempts: int) -> Any:
        """What `work` answers.

        Raises:
            _Died: the process ended at every attempt, or was dismissed.
        """
        message = pickle.dumps((self._work, item))
        for _ in range(attempts):
            with suppress(_Died):
                result, error = pickle.loads(self._exchange(message))
                if error is not None:
                    raise error
                return result
        raise _Died

    def _exchange(self, message: bytes) -> bytes:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(message, process.stdin)
            process.stdin.flush()
            answer: bytes = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._give_up(process)
            raise _Died from None
        return answer

    def dismiss(self, *, at_once: bool) -> None:
        """Let it end by itself, or kill it. It is not started again."""
        with self._lock:
            self._ended, process = True, self._process
        if process is not None and process.stdin is not None:
            if at_once:
                process.kill()
            else:
                _close(process.stdin)

    def wait(self, until: float) -> None:
        """Wait for its end, and kill it when it is not there in time."""
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
            self._give_up(process)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise _Died
            if self._process is None:
                self._process = _start(self._variables)
            return self._process

    def _give_up(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        with suppress(subprocess.TimeoutExpired):  # a driver may hold it
            process.wait(SECONDS_TO_END)
        with self._lock:
            if self._process is process:
                self._process = None
                for stream in (process.stdin, process.stdout):
                    if stream is not None:
                        _close(stream)


_starting = threading.Lock()
"""On Windows, two processes started at the same time would hold each other's pipes open."""


def _start(variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A new interpreter that finds modules where this one does. A Ctrl-C in the terminal is for the main process."""
    code = f"import sys; sys.path = {[str(folder) for folder in sys.path]!r}; from {__name__} import serve; serve()"
    with _starting:
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **variables},
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # what could not be written to a process that has ended
        stream.close()


def serve() -> None:
    """The far side: answer until there is no more to do, or nobody left who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # also when it is sent otherwise: the main process alone decides
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)  # what is printed must not get between the answers
    inbox: SimpleQueue[bytes | None] = SimpleQueue()
    busy = threading.Event()
    threading.Thread(target=_read, args=(requests, inbox, busy), daemon=True).start()
    while (message := inbox.get()) is not None:
        answer = _answer(message)
        busy.clear()
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except OSError:
            os._exit(1)


def _read(requests: IO[bytes], inbox: SimpleQueue[bytes | None], busy: threading.Event) -> None:
    """Notice the end of the main process at once, however it ended: nobody wants to know the answer any more.

    Threads that somebody has left behind do not keep this process for long.
    """
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        while True:
            message = pickle.load(requests)
            busy.set()
            inbox.put(message)
    if busy.is_set():
        os._exit(1)
    inbox.put(None)
    time.sleep(SECONDS_TO_END)
    os._exit(1)


def _answer(message: bytes) -> bytes:
    try:
        work, item = pickle.loads(message)
        return pickle.dumps((work(item), None))
    except BaseException as error:  # it is raised where the result is wanted
        error.add_note(traceback.format_exc())
        return _pickled(error)


def _pickled(error: BaseException) -> bytes:
    try:
        data = pickle.dumps((None, error))
        pickle.loads(data)
    except Exception:
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
    return data

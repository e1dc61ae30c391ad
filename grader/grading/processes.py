"""Work spread over processes of this machine; one that dies costs what it was doing, and nothing else.

The processes share nothing: each is asked and answers over two pipes of its own. In Python's own pools they share
locks: one that is killed at the wrong moment keeps all others from ending, and its death takes their work along. And
one that is just being started when the main process is killed prints a traceback.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, NamedTuple, TypeVar

from grader.isolation import forking
from grader.isolation.forking import Forked
from grader.isolation.host.ancestor import Ancestor, Door, tell

__all__ = ["ATTEMPTS", "serve", "serve_forks", "spread", "usable_cores"]

ATTEMPTS = 3
"""How often something is tried when the process that does it dies; the last time with no other process at work."""
_AHEAD = 2
"""Items per process that are taken beforehand: while the main process is busy with a result, nobody waits."""
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
    items: Iterable[Item],
    processes: int,
    environments: Sequence[Mapping[str, str]] = (),
    libraries: Sequence[str] = (),
) -> Iterator[tuple[Item, Result | None]]:
    """Do `work` with every item, in new processes; the first items are begun first.

    Args:
        work: a function of a module, since it is imported there; items, results and errors are pickled.
        items: taken one by one, by whoever listens, a few before they are needed.
        processes: how many at a time.
        environments: variables that a process has besides those of this one; one process for each, when there are any.
        libraries: what they all import. Where this system forks safely, several processes have one ancestor, which
            has imported it once.

    Returns:
        Each item with its result, in the order in which they end; None where the process died every time. Whoever
        stops listening does not wait for what is being done.

    Raises:
        Exception: what `work` raised.
        OSError: no process can be started.
    """
    count = min(processes, len(environments) or processes)
    if isinstance(items, Sized):
        count = min(count, len(items))
    family = _Family(work.__module__, libraries) if libraries and count > 1 and not environments else None
    started = [_Process(work, environments[index] if environments else {}, family) for index in range(count)]
    patience = 0.0
    try:
        again = []
        for item, answer in _side_by_side(started, items, ATTEMPTS - 1):
            if answer.died:
                again.append(item)
            else:
                yield item, answer.result()
        if again:  # memory may have run out
            _end(started[1:], SECONDS_TO_END)
        for item, answer in _side_by_side(started[:1], again, 1):
            yield item, None if answer.died else answer.result()
        patience = SECONDS_TO_END
    finally:
        _end(started, patience)
        if family is not None:
            family.end(patience)


def _end(processes: Sequence[_Process], seconds: float) -> None:
    for process in processes:
        process.dismiss(at_once=not seconds)
    until = time.monotonic() + seconds
    for process in processes:
        process.wait(until)


class _Answer(NamedTuple):
    """What became of an item."""

    value: Any
    error: BaseException | None

    @property
    def died(self) -> bool:
        return isinstance(self.error, _Died)

    def result(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.value


def _side_by_side(
    processes: Sequence[_Process], items: Iterable[Item], attempts: int
) -> Iterator[tuple[Item, _Answer]]:
    """A thread for each process, because no system-independent call waits for pipes."""
    asked: SimpleQueue[tuple[Item] | None] = SimpleQueue()
    answered: SimpleQueue[tuple[Item, _Answer]] = SimpleQueue()
    for process in processes:
        threading.Thread(target=_work_off, args=(process, asked, answered, attempts), daemon=True).start()
    left, waiting = iter(items), 0
    try:
        for item in islice(left, _AHEAD * len(processes)):
            asked.put((item,))
            waiting += 1
        while waiting:
            done = answered.get()
            waiting -= 1
            for item in islice(left, 1):
                asked.put((item,))
                waiting += 1
            yield done
    finally:
        for _ in processes:
            asked.put(None)


def _work_off(
    process: _Process,
    asked: SimpleQueue[tuple[Item] | None],
    answered: SimpleQueue[tuple[Item, _Answer]],
    attempts: int,
) -> None:
    while (request := asked.get()) is not None:
        (item,) = request
        try:
            answer = _Answer(process.ask(item, attempts), None)
        except BaseException as error:  # whoever waits for the answer raises it
            answer = _Answer(None, error)
        answered.put((item, answer))


class _Process:
    """The near side of one process; started when there is something to do, and again after it died."""

    def __init__(self, work: Callable[[Any], Any], variables: Mapping[str, str], family: _Family | None = None) -> None:
        self._work = work
        self._variables = variables
        self._family = family
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | Forked | None = None
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

    def _started(self) -> subprocess.Popen[bytes] | Forked:
        with self._lock:
            if self._ended:
                raise _Died
            if self._process is None:
                forked = self._family.fork() if self._family is not None else None
                self._process = forked or _start(_SERVE, self._variables)
            return self._process

    def _give_up(self, process: subprocess.Popen[bytes] | Forked) -> None:
        process.kill()
        with suppress(subprocess.TimeoutExpired):  # a driver may hold it
            process.wait(SECONDS_TO_END)
        with self._lock:
            if self._process is process:
                self._process = None
                for stream in (process.stdin, process.stdout):
                    if stream is not None:
                        _close(stream)


_NOT_FOR_THEM = ("PYTHONPATH", "PYTHONWARNINGS", "PYTHONOPTIMIZE", "PYTHONINSPECT", "PYTHONSTARTUP")
"""Variables of the user's that change what a Python program does; where modules are is said in another way."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""No library may start threads before a fork; and there are as many processes as cores."""
_starting = threading.Lock()
"""On Windows, two processes started at the same time would hold each other's pipes open."""


_SERVE = "serve()"


def _start(what: str, variables: Mapping[str, str], descriptors: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """A new interpreter that finds modules where this one does. A Ctrl-C in the terminal is for the main process."""
    code = f"import sys; sys.path = {[str(folder) for folder in sys.path]!r}; from {__name__} import *; {what}"
    with _starting:
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment() | dict(variables),
            pass_fds=descriptors,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


def _environment() -> dict[str, str]:
    """Ours without what is not for them; torch's compiler must not make a folder of its own and leave it behind."""
    ours = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_THEM}
    return {"TORCHINDUCTOR_CACHE_DIR": tempfile.gettempdir()} | ours | _ONE_THREAD


class _Family:
    """Two ancestors, of the processes that grade and of the students', each started when first needed.

    There are two because what grades must not be in bubblewrap, and nothing of a student's may ever be a fork of a
    process that knows more than libraries.

    Args:
        module: where the work is.
        libraries: what is imported besides.
    """

    def __init__(self, module: str, libraries: Sequence[str]) -> None:
        self._modules = [module, *libraries]
        self._lock = threading.Lock()
        self._ancestor: subprocess.Popen[bytes] | None = None
        self._door: socket.socket | None = None
        self._students: Ancestor | None = None
        self._works = sys.platform == "linux"

    def fork(self) -> Forked | None:
        """A process that serves; None where it is to be started in another way."""
        with self._lock:
            if self._works:
                try:
                    return self._forked()
                except OSError:  # an ancestor has ended, or could not be started
                    self._works = False
            return None

    def _forked(self) -> Forked:
        if self._door is None:
            self._begin()
        assert self._door is not None
        incoming, requests = os.pipe()
        answers, outgoing = os.pipe()
        stdin, stdout = os.fdopen(requests, "wb"), os.fdopen(answers, "rb")
        theirs, message = [incoming, outgoing], b"-"
        if self._students is not None:
            door = self._students.door
            theirs, message = [*theirs, door.socket.fileno()], b"wrapped" if door.wrapped else b"bare"
        try:
            return Forked(self._door, message, theirs, stdin, stdout)
        except OSError:
            _close(stdin)
            _close(stdout)
            raise
        finally:
            os.close(incoming)
            os.close(outgoing)

    def _begin(self) -> None:
        with suppress(OSError):
            self._students = Ancestor()
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            what = f"serve_forks({theirs.fileno()}, {self._modules!r})"
            self._ancestor = _start(what, {}, [theirs.fileno()])

    def end(self, seconds: float) -> None:
        """Let the ancestors end, which they do when all their forks have, and after so many seconds kill them."""
        with self._lock:
            self._works = False
        if self._door is not None:
            self._door.close()
        if self._ancestor is not None:
            if not seconds:
                self._ancestor.kill()
            try:
                self._ancestor.wait(seconds or SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._ancestor.kill()
                self._ancestor.wait()
            for stream in (self._ancestor.stdin, self._ancestor.stdout):
                if stream is not None:
                    _close(stream)
        if self._students is not None:
            self._students.end(seconds)


def serve_forks(number: int, modules: Sequence[str]) -> None:
    """Be the ancestor of processes that grade: import, then fork for whoever asks at the door with this number."""
    door = socket.socket(fileno=number)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            with suppress(ImportError):  # whoever needs it says so
                importlib.import_module(name)
    gc.collect()
    gc.freeze()  # or the first collection in a fork copies every object
    request = forking.serve(door)
    if request is None:
        os._exit(0)
    incoming, outgoing, *students = request.descriptors
    for descriptor, standard in ((incoming, 0), (outgoing, 1)):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    if students:
        tell(Door(socket.socket(fileno=students[0]), wrapped=request.message == b"wrapped"))
    serve()
    atexit._run_exitfuncs()
    os._exit(0)  # tidying up all libraries would copy the memory that is shared


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

"""The same jobs on other machines: Dask distributed (dask-jobqueue on Slurm, dask-kubernetes, plain SSH).

Checks and submissions travel as bytes; the machines share no file system. Start workers with
``dask worker tcp://… --nthreads 1`` in an environment that has this package.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course import Assignment, CourseError, Settings
from grader.grading.many import Job, failed_report, grade_job
from grader.grading.one import engine_version
from grader.grading.package import source_digest
from grader.grading.processes import ATTEMPTS
from grader.grading.store import write_atomically
from grader.result import Report

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Bundle", "DaskRunner"]

_one_at_a_time = threading.Lock()
"""A process holds one warm grader; a Dask worker with several threads must not mix two submissions in it."""


@dataclass(frozen=True)
class Bundle:
    """A staff folder as bytes, addressed by content."""

    settings: str
    files: tuple[tuple[str, bytes], ...]

    @classmethod
    def pack(cls, assignment: Assignment) -> Bundle:
        """Everything grading reads."""
        paths = (*assignment.check_files, assignment.module_file, assignment.diagnoses_file,
                 assignment.statement("de"), assignment.statement("en"))  # fmt: skip
        files = tuple((path.name, path.read_bytes()) for path in paths if path.is_file())
        return cls(assignment.settings.model_dump_json(), files)

    def unpack(self) -> Assignment:
        """The assignment in a folder of this machine; written once per content."""
        settings = Settings.model_validate_json(self.settings)
        digest = hashlib.sha256(self.settings.encode())
        for name, data in self.files:
            digest.update(name.encode() + data)
        root = Path(tempfile.gettempdir()) / f"grader-{_user()}"
        root.mkdir(mode=0o700, exist_ok=True)
        folder = root / digest.hexdigest()[:32] / settings.name
        for name, data in self.files:
            if not (folder / name).is_file():
                write_atomically(folder / name, data)
        return Assignment(settings, folder, staff=True)


@dataclass(frozen=True)
class _Refused:
    """What a worker answers that has another version of this package: its grades might be other ones."""

    worker: str


class DaskRunner:
    """Runs jobs on the workers of a Dask scheduler, ``tcp://host:8786``.

    A few jobs for each core of the cluster are on their way at a time, and a report is forgotten there once it has
    arrived here. Workers may come and go; those with another version of this package get nothing to do. Jobs for a
    graphics card go to workers that were started with ``--resources GPU=1``.
    """

    def __init__(self, address: str) -> None:
        self.address = address

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
        """See `grader.grading.many.Runner`. A worker that is lost costs time only.

        Raises:
            CourseError: no scheduler answers, no worker has this version or the card that a job needs, or the package
                ``distributed`` is not installed.
        """
        left = iter(jobs)
        first = list(islice(left, 1))
        if not first:
            return
        try:
            from distributed import Client
        except ImportError:
            raise CourseError(
                "--scheduler needs the package distributed: pip install 'nn-grader[distributed]'"
            ) from None
        try:
            client = Client(self.address, timeout="10s")
        except (OSError, TimeoutError, ValueError) as error:
            raise CourseError(f"no Dask scheduler at {self.address} ({error})") from None
        with client:
            yield from _Cluster(client).run(chain(first, left))


class _Cluster:
    """What is on its way to the workers and back."""

    def __init__(self, client: Client) -> None:
        from distributed import as_completed

        self._client = client
        self._bundles: dict[str, Future] = {}
        self._on_their_way: dict[str, tuple[Job, Future]] = {}
        self._refused: set[str] = set()
        self._completed = as_completed()

    def run(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Report]]:
        ahead = max(_LEAST_AHEAD, _AHEAD * sum(self._client.nthreads().values()))
        for job in islice(jobs, ahead):
            self._send(job)
        for future in self._completed:
            job, _ = self._on_their_way.pop(future.key)
            fault = future.exception()
            answer = None if fault is not None else future.result()
            future.release()
            if isinstance(answer, _Refused):
                self._refuse(answer.worker)
                self._send(job)
                continue
            for more in islice(jobs, 1):
                self._send(more)
            yield job, failed_report(job, str(fault)) if answer is None else answer

    def _send(self, job: Job) -> None:
        name = job.assignment.name
        if name not in self._bundles:
            self._bundles[name] = self._client.scatter(Bundle.pack(job.assignment), broadcast=True)
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        with_card = {address for address, worker in workers.items() if worker["resources"].get("GPU")}
        on_card = job.where == "cuda" or (job.where == "auto" and bool(with_card))
        if on_card and not with_card:
            raise CourseError(f"{name}: no worker has a card; start some with: dask worker … --resources GPU=1")
        fit = (with_card if on_card else workers.keys()) - self._refused
        if self._refused and not fit:
            raise CourseError(f"no worker has this version of nn-grader ({engine_version()}); install it there")
        future = self._client.submit(
            _grade_bundle,
            self._bundles[name],
            job,
            source_digest(),
            pure=False,
            retries=ATTEMPTS,
            workers=sorted(fit) if self._refused else None,
            resources={"GPU": 1} if on_card else None,
        )
        self._on_their_way[future.key] = job, future
        self._completed.add(future)

    def _refuse(self, worker: str) -> None:
        if worker not in self._refused:
            self._refused.add(worker)
            sys.stderr.write(f"grader: {worker} has another version of nn-grader and gets nothing to do\n")


_AHEAD, _LEAST_AHEAD = 4, 16
"""Jobs on their way: for each core of the cluster, and at least, since more workers may come."""


def _grade_bundle(bundle: Bundle, job: Job, version: bytes) -> Report | _Refused:
    from distributed import get_worker

    if version != source_digest():
        return _Refused(get_worker().address)
    with _one_at_a_time:
        return grade_job(replace(job, assignment=bundle.unpack()))


def _user() -> str:
    import getpass

    return getpass.getuser()

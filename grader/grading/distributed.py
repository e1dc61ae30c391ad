"""The same jobs on other machines: Dask distributed (dask-jobqueue on Slurm, dask-kubernetes, plain SSH).

Checks and submissions travel as bytes; the machines share no file system. Start workers with
``dask worker tcp://… --nthreads 1`` in an environment that has this package.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader.course import Assignment, CourseError, Settings
from grader.grading.many import Job, failed_report, grade_job
from grader.grading.processes import ATTEMPTS
from grader.grading.store import write_atomically
from grader.result import Report

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


class DaskRunner:
    """Runs jobs on the workers of a Dask scheduler, ``tcp://host:8786``."""

    def __init__(self, address: str) -> None:
        self.address = address

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
        """See `grader.grading.many.Runner`. A worker that is lost costs time only.

        Raises:
            CourseError: no scheduler answers, or the package ``distributed`` is not installed.
        """
        if not (jobs := list(jobs)):
            return
        try:
            from distributed import Client, as_completed
        except ImportError:
            raise CourseError(
                "--scheduler needs the package distributed: pip install 'nn-grader[distributed]'"
            ) from None
        try:
            client = Client(self.address, timeout="10s")
        except (OSError, TimeoutError, ValueError) as error:
            raise CourseError(f"no Dask scheduler at {self.address} ({error})") from None
        with client:
            bundles = {job.assignment.name: Bundle.pack(job.assignment) for job in jobs}
            shared = {name: client.scatter(bundle, broadcast=True) for name, bundle in bundles.items()}
            futures = {
                client.submit(
                    _grade_bundle, shared[job.assignment.name], replace(job), pure=False, retries=ATTEMPTS
                ): job
                for job in jobs
            }
            for future in as_completed(list(futures)):
                job = futures[future]
                fault = future.exception()
                yield job, failed_report(job, str(fault)) if fault is not None else future.result()


def _grade_bundle(bundle: Bundle, job: Job) -> Report:
    with _one_at_a_time:
        return grade_job(replace(job, assignment=bundle.unpack()))


def _user() -> str:
    import getpass

    return getpass.getuser()

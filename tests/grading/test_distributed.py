"""The same class on a Dask cluster: nothing but bytes travels, and the grades are the same."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import CourseError
from grader.grading.distributed import Bundle, DaskRunner
from grader.grading.many import LocalRunner
from grader.testing.declared import declared_checks
from tests.grading.test_many import jobs
from tests.testing.helpers import make_assignment


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the cluster's own, about ports in use
        from distributed import LocalCluster

        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:
            yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_the_cluster_gives_the_same_reports_as_this_machine(scheduler: str, tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    todo = jobs(assignment, "a", "b", "c")
    here = {job.submission.student: report.to_json() for job, report in LocalRunner(2).run(todo)}
    for path in assignment.variants("wrong"):
        path.unlink()  # the workers get what they need with the job
    there = {job.submission.student: report.to_json() for job, report in DaskRunner(scheduler).run(todo)}
    assert there == here


def test_no_scheduler_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no Dask scheduler at nonsense"):
        list(DaskRunner("nonsense://x").run(jobs(make_assignment(tmp_path), "a")))
    assert list(DaskRunner("nonsense://x").run([])) == []


def test_a_bundle_holds_what_grading_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assignment = make_assignment(tmp_path)
    bundle = Bundle.pack(assignment)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    copy = bundle.unpack()
    assert declared_checks(copy) == declared_checks(assignment)
    assert copy.task_titles == assignment.task_titles
    assert bundle.unpack().folder == copy.folder

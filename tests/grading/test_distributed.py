"""The same class on a Dask cluster: nothing but bytes travels, and the grades are the same."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from grader.course import CourseError
from grader.grading import distributed
from grader.grading.distributed import Bundle, DaskRunner
from grader.grading.many import Job, LocalRunner
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


@pytest.mark.filterwarnings("ignore")
def test_a_report_that_has_arrived_is_forgotten_there(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed, "_LEAST_AHEAD", 2)
    monkeypatch.setattr(distributed, "_AHEAD", 0)
    taken: list[str] = []

    def one_by_one() -> Iterator[Job]:
        for job in jobs(make_assignment(tmp_path), *"abcdef"):
            taken.append(job.submission.student)
            yield job

    running = DaskRunner(scheduler).run(one_by_one())
    next(running)
    assert len(taken) == 3, "two on their way, and one for the report that came"
    rest = [job.submission.student for job, _ in running]
    assert len(rest) == 5
    with Client(scheduler) as client:
        assert not [key for key in client.who_has() if "_grade_bundle" in key]


@pytest.mark.filterwarnings("ignore")
def test_a_worker_with_another_version_gets_nothing_to_do(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Client(scheduler) as client:
        one, other = client.scheduler_info()["workers"]
        client.run(exec, BE_OLDER, workers=[one])
        try:
            found = list(DaskRunner(scheduler).run(jobs(make_assignment(tmp_path), *"abcdef")))
            assert {report.points for _, report in found} == {6.5}
            assert len(found) == 6
            assert capsys.readouterr().err == f"grader: {one} has another version of nn-grader and gets nothing to do\n"
            client.run(exec, BE_OLDER, workers=[other])
            with pytest.raises(CourseError, match="no worker has this version of nn-grader"):
                list(DaskRunner(scheduler).run(jobs(make_assignment(tmp_path / "b"), "a")))
        finally:
            client.run(exec, AS_IT_IS)


BE_OLDER = "from grader.grading import distributed; distributed.source_digest = lambda: b'older'"
AS_IT_IS = "from grader.grading import distributed, package; distributed.source_digest = package.source_digest"


@pytest.mark.filterwarnings("ignore")
def test_a_card_is_asked_for_where_a_worker_has_one(scheduler: str, tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    settings = assignment.settings.model_copy(update={"device": "cuda"})
    todo = [replace(job, assignment=replace(assignment, settings=settings)) for job in jobs(assignment, "a")]
    with pytest.raises(CourseError, match="no worker has a card; start some with"):
        list(DaskRunner(scheduler).run(todo))


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

"""The job script and the manifest of docs/cluster.md are what its lines make; no cluster is needed for that."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text(encoding="utf-8")


def block(kind: str, of: str) -> str:
    """The code block of a language in a section."""
    section = PAGE.split(f"## {of}\n")[1].split("\n## ")[0]
    found = re.search(rf"^```{kind}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.filterwarnings("ignore")
def test_the_job_of_slurm_is_the_one_on_the_page() -> None:
    pytest.importorskip("dask_jobqueue", reason="pip install dask-jobqueue")
    lines = block("python", "Slurm").split("cluster.scale(50)")[0]  # which would submit it
    space: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about ports in use
        exec(lines, space)
        cluster = space["cluster"]
        try:
            script = str(cluster.job_script())  # type: ignore[attr-defined]
        finally:
            cluster.close()  # type: ignore[attr-defined]
    script = re.sub(r"tcp://[\d.]+:\d+", "tcp://10.0.0.1:8786", script)
    assert script.strip() == block("bash", "Slurm").strip()


@pytest.mark.filterwarnings("ignore")
def test_the_worker_of_kubernetes_is_the_one_on_the_page() -> None:
    pytest.importorskip("dask_kubernetes", reason="pip install dask-kubernetes")
    lines = block("python", "Kubernetes").split("cluster = ")[0]  # which would ask a cluster
    space: dict[str, dict[str, dict[str, dict[str, dict[str, list[object]]]]]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(lines, space)
    (worker,) = space["spec"]["spec"]["worker"]["spec"]["containers"]
    assert worker == json.loads(block("json", "Kubernetes"))
    assert space["spec"]["spec"]["worker"]["replicas"] == 50  # type: ignore[comparison-overlap]

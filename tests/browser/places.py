"""A course of one assignment, Jupyter on loopback, and a browser that reaches nothing else."""

from __future__ import annotations

import ast
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from ruamel.yaml import YAML

from grader.authoring.regions import split_cells

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = [
    "DRAWING",
    "NAME",
    "ROOT",
    "SLUG",
    "Jupyter",
    "jupyter",
    "picture",
    "right",
    "some_assignments",
    "still_running",
    "wrong",
]

ROOT = Path(__file__).parents[2]
NAME, SLUG = "04_pooling", "pooling"
DRAWING = "05_oscillator"
"""An assignment with checks that look at a picture."""
READY = 60.0
"""Seconds that a server may take on a machine that is busy with the other tests."""

_MARKER = re.compile(r"^\s*### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)


def some_assignments(target: Path, *names: str) -> Path:
    """The course of this repository in English with these assignments."""
    yaml = YAML()
    data = yaml.load((ROOT / "course.yml").read_text(encoding="utf-8"))
    data["assignments"] = [each for each in data["assignments"] if each["name"] in names]
    data["default_language"] = "en"
    target.mkdir()
    with (target / "course.yml").open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    for tree in (f"{kind}/{name}" for kind in ("solutions", "assignments") for name in names):
        shutil.copytree(ROOT / tree, target / tree, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def right(name: str = NAME) -> dict[str, str]:
    """What the reference has in the notebook's solution cells."""
    slug = name.split("_")[1]
    path = ROOT / "solutions" / name / f"{slug}.py"
    cells = split_cells(path.read_text(encoding="utf-8"), path)
    return {f"{slug}-task{cell.task}": _MARKER.sub("", cell.text).strip() for cell in cells if cell.task is not None}


def wrong(mistake: str, name: str = NAME) -> tuple[str, str]:
    """The functions of a typical mistake, and how it is named in English."""
    text = (ROOT / "solutions" / name / "wrong" / f"{mistake}.py").read_text(encoding="utf-8")
    module = ast.parse(text)
    functions = [ast.get_source_segment(text, each) or "" for each in module.body if isinstance(each, ast.FunctionDef)]
    said = (ast.get_docstring(module) or "").partition("\nen: ")[2]
    return "\n\n\n".join(functions), " ".join(said.split())


@dataclass(frozen=True)
class Jupyter:
    """A running server."""

    address: str
    token: str

    def url(self, path: str) -> str:
        return f"{self.address}/{path}?token={self.token}"


@contextmanager
def jupyter(folder: Path, home: Path, app: str) -> Iterator[Jupyter]:
    """Jupyter in `folder`, with nobody's settings; everything it started has ended afterwards.

    Args:
        folder: where it is started, which is also what it shows.
        home: settings, and the mark by which its processes are found.
        app: ``lab`` or ``notebook``.
    """
    _settings(home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Jupyter(f"http://127.0.0.1:{port}", secrets.token_hex(16))
    options = {
        "ServerApp.ip": "127.0.0.1", "ServerApp.port": port, "ServerApp.port_retries": 0, "ServerApp.open_browser": False,
        "IdentityProvider.token": server.token, "ServerApp.allow_root": True, "ServerApp.terminals_enabled": False,
        "LabServerApp.news_url": "None", "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }  # fmt: skip
    command = [sys.executable, "-m", {"lab": "jupyterlab", "notebook": "notebook"}[app]]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (home / f"{app}.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment(home), stdout=log, stderr=log)
        try:
            _wait_for(server, process, home / f"{app}.log")
            yield server
        finally:
            process.send_signal(signal.SIGTERM)  # it ends its kernels first
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def environment(home: Path) -> dict[str, str]:
    """For programs that are to know nothing of whoever runs the tests."""
    return {
        "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONWARNINGS": "ignore",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
        "JUPYTER_PLATFORM_DIRS": "1", "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "IPYTHONDIR": str(home / "ipython"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
    }  # fmt: skip


def _settings(home: Path) -> None:
    """No question about news, and no message about a newer version: both would need a network."""
    folder = home / "config" / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
    folder.mkdir(parents=True, exist_ok=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}
    (folder / "notification.jupyterlab-settings").write_text(json.dumps(quiet), encoding="utf-8")


def _wait_for(server: Jupyter, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + READY
    while process.poll() is None and time.monotonic() < limit:
        try:
            with urlopen(server.url("api/status"), timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"Jupyter did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def still_running(home: Path, seconds: float = 10) -> list[str]:
    """Processes started under `home` that have not ended after `seconds`; they are ended now."""
    limit = time.monotonic() + seconds
    while (found := dict(_processes(home))) and time.monotonic() < limit:
        time.sleep(0.2)
    for number in found:
        os.kill(number, signal.SIGKILL)
    return list(found.values())


def _processes(home: Path) -> Iterator[tuple[int, str]]:
    mark = f"HOME={home}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # ended meanwhile, or not ours
            continue


def picture(page: Page, name: str, *, height: int | None = None) -> None:
    """Write what the page shows, or its upper part, for the documentation when DOCS_IMAGES is set."""
    if not os.environ.get("DOCS_IMAGES"):
        return
    size = page.viewport_size
    assert size is not None
    path = ROOT / "docs" / "images" / f"{name}.png"
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height or size["height"]}
    page.screenshot(path=path, clip=clip, animations="disabled")  # type: ignore[arg-type]
    assert path.stat().st_size < 200_000

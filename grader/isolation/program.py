"""What is run and within which limits: plain records that both sides of the wall know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["ENVIRONMENT", "SCRATCH", "Chunk", "Frame", "Handle", "Operand", "Profile", "Program", "SourceModule"]

ENVIRONMENT = {
    "HOME": "/dev/null",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PATH": "/nonexistent",
}
"""All that student code sees of an environment. No folder can be made in such a home, not even by root."""
SCRATCH = "/tmp"  # noqa: S108 - nothing is ever written there
"""Where matplotlib believes that it could write, or it could not be imported once nothing can be written."""


@dataclass(frozen=True)
class Chunk:
    """A piece of source that stands or falls on its own: the text of a .py file or of one notebook cell."""

    source: str
    filename: str
    """How tracebacks name it."""
    first_line: int = 1
    """Line of the file at which `source` begins."""


@dataclass(frozen=True)
class SourceModule:
    """A further file of a hand-in, which the others import."""

    name: str
    """Dotted; none of a library."""
    chunk: Chunk
    package: bool = False
    """It is a folder, and `chunk` its ``__init__.py``."""


@dataclass(frozen=True)
class Program:
    """A submission as it is loaded: its chunks are executed in order in one module."""

    module: str
    chunks: tuple[Chunk, ...]
    forbidden: tuple[str, ...] = ()
    """Dotted names that raise when the student's code calls them."""
    modules: tuple[SourceModule, ...] = ()
    """What it can import besides the libraries; a notebook's kernel finds such files itself."""

    @property
    def sources(self) -> tuple[Chunk, ...]:
        """All source there is, the program's own first."""
        return (*self.chunks, *(module.chunk for module in self.modules))


@dataclass(frozen=True)
class Profile:
    """What a worker has and what it may use."""

    preload: tuple[str, ...] = ("numpy",)
    """Modules that are imported before student code is there; importing them costs the student no time."""
    device: str = "cpu"
    seconds_per_call: float = 2
    """Processor seconds of one call."""
    memory_mb: int = 1024
    """MiB on top of what the preloaded modules take."""
    output_kb: int = 64
    """KiB of printed text that are kept."""
    seed: int = 0
    """Seeds `random`, numpy's and torch's global generators of every worker."""
    seconds_to_load: float = 10
    """Processor seconds for the module's own top-level code, which may import libraries."""


@dataclass(frozen=True)
class Handle:
    """An object that lives in the student's process; only its name is known here."""

    id: int
    type_name: str


class Frame(NamedTuple):
    """One line of a traceback."""

    file: str
    line: int
    function: str
    source: str
    """The line's text; empty outside the student's files."""


class Operand(NamedTuple):
    """An array or tensor that a failing line names."""

    name: str
    dtype: str
    shape: tuple[int, ...]

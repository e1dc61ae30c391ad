"""What both sides must know of each other beside the messages: numbers, marks and the forms of the zygote's packets."""

from __future__ import annotations

import struct

__all__ = [
    "CANNOT_BE_FORKED", "CAN_BE_FORKED", "END_OF_OUTPUT", "FORK", "LISTENER", "LOST_CONNECTION", "NO_LISTENER",
    "NUMBER", "READY",
]  # fmt: skip

LOST_CONNECTION = 76
"""Exit status of a process whose connection ended before the grader ended it (EX_PROTOCOL of sysexits.h)."""

END_OF_OUTPUT = b"\0"
"""Written to the captured output before each answer where the grader could not tell else that it has read all."""

NUMBER = struct.Struct("<i")
"""How a zygote and its launcher write the number of a process or its exit status."""

LISTENER, NO_LISTENER = b"L", b"N"
"""The first byte on the connection of a process that is to be forked: with it comes its listener, or there is none."""

CAN_BE_FORKED, CANNOT_BE_FORKED = b"Y", b"N"
"""What a process without confinement says when it is asked to stay."""

FORK = 0x8000 | 0x1000000 | 0x200000 | 17
"""Flags of the clone that makes a fork of a process that has executed a program.

CLONE_PARENT, so that the zygote (or the grader, where there is none) collects it; CLONE_CHILD_SETTID and
CLONE_CHILD_CLEARTID, or the C library keeps a wrong number for the main thread; and SIGCHLD.
"""

READY = struct.Struct("<5sqi")
"""A zygote's first packet: ``ready`` or ``alone``, its resident bytes, its number."""

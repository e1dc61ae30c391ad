"""A small file system in memory, the only place where students' processes can write.

It exists in a mount namespace of the zygote's own, so nobody else sees it, and its size bounds what all of them
together can take. Root mounts it as it is; everybody else in a user namespace, where the system allows one.
"""

from __future__ import annotations

import os
from pathlib import Path

from grader.isolation.confinement.kernel import mount, unshare

__all__ = ["MEGABYTES", "PLACE", "mounted"]

PLACE = "/dev/shm"  # noqa: S108 - what is mounted there is this module's own
"""Where it lies: a folder that every Linux has, and in which nothing is installed that must still be found."""
MEGABYTES = 10
_MOST_FILES = 1000
_NEW_MOUNTS, _NEW_USER = 0x20000, 0x10000000
_RECURSIVE_AND_PRIVATE = 0x4000 | 0x40000
_NO_SETUID_NO_DEVICES_NO_PROGRAMS = 2 | 4 | 8


def mounted() -> int | None:
    """Descriptor of `PLACE`, where the file system now lies; None where this machine allows none.

    This process must have one thread and may not be confined yet.
    """
    try:
        _leave_the_mounts_of_others()
        mount("none", "/", None, _RECURSIVE_AND_PRIVATE, None)
        options = (
            f"size={MEGABYTES}m,nr_inodes={_MOST_FILES},mode=1333"  # everybody may make a folder, nobody may list them
        )
        mount("tmpfs", PLACE, "tmpfs", _NO_SETUID_NO_DEVICES_NO_PROGRAMS, options)
        return os.open(PLACE, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None


def _leave_the_mounts_of_others() -> None:
    try:
        unshare(_NEW_MOUNTS)
    except OSError:
        if os.geteuid() == 0:  # a root that may not: in a user namespace it could no longer become nobody
            raise
        user, group = os.geteuid(), os.getegid()
        unshare(_NEW_USER | _NEW_MOUNTS)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")

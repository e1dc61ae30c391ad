"""Other machines, simulated: ``python -m tests.isolation.machines CONDITIONS COMMAND…`` runs a command on one.

Conditions, joined by commas; what they take away is taken by the kernel, from the command and all it starts:

    landlock      the kernel has no Landlock             namespaces    nobody may make a user namespace
    seccomp       the kernel has no seccomp              capabilities  a root without any capability
    admin         a root without CAP_SYS_ADMIN, as in most containers
    user          an ordinary user, who can read interpreter and course
"""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.isolation.confinement import kernel, seccomp
from grader.isolation.confinement.seccomp import Rule

_ALLOW = 0x7FFF0000
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x20000
_OF_LIBC = ctypes.CDLL(None)
_MASKED_EQ = 7
_NOBODY = 65534
_SYS_ADMIN, _BOUNDING_DROP = 21, 24
_NO_NEW_PRIVS = 38
_RULES = {
    "landlock": [Rule("landlock_create_ruleset", errno.ENOSYS)],
    "seccomp": [Rule("prctl", errno.EINVAL, ((0, 4, 22, 0),)), Rule("seccomp", errno.ENOSYS)],
    "namespaces": [
        Rule("unshare", errno.EPERM, ((0, _MASKED_EQ, _NEW_USER, _NEW_USER),)),
        Rule("clone", errno.EPERM, ((0, _MASKED_EQ, _NEW_USER, _NEW_USER),)),
        Rule("clone3", errno.ENOSYS),
    ],
}


def main(conditions: list[str], command: list[str]) -> None:
    """Become `command` on such a machine."""
    if "user" in conditions and os.geteuid() == 0:
        _open_the_interpreter()
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    if "admin" in conditions and os.geteuid() == 0:
        kernel.prctl(_BOUNDING_DROP, _SYS_ADMIN)
        os.execvp("setpriv", ["setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin", *command])
    if "capabilities" in conditions:
        kernel.drop_capabilities()
    rules = [rule for condition in conditions for rule in _RULES.get(condition, [])]
    if rules:
        filter_ = seccomp._compiled(_ALLOW, rules)
        kernel.prctl(_NO_NEW_PRIVS, 1)
        filter_.install()
    os.execv(command[0], command)


def _open_the_interpreter() -> None:
    """Let everybody read this Python, in mounts of our own: it may lie below a folder that only root may enter."""
    closed = [p for p in Path(sys.base_prefix).parents if not p.stat().st_mode & 0o001]
    if not closed:
        return
    top, inside = closed[-1], Path(sys.base_prefix)
    _OF_LIBC.unshare(_NEW_MOUNTS)
    _mount("--make-rprivate", "/")
    stand_in = Path(tempfile.mkdtemp())
    stand_in.chmod(0o755)
    (stand_in / inside.relative_to(top)).mkdir(parents=True)
    _mount("--bind", str(inside), str(stand_in / inside.relative_to(top)))
    _mount("--rbind", str(stand_in), str(top))


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[2:])

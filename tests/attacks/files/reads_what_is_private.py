"""Reads what is nobody else's business: keys, histories, mail, the grader's settings, the course.

double: error
points: 4
says: ValueError: []
"""

import os

PLACES = ("/etc/shadow", "/etc/ssh/ssh_host_ed25519_key", "/root/.ssh/id_ed25519", "/root/.bash_history", "/root/.netrc",
          "/etc/hostname", "/etc/machine-id", "/var/log/syslog", "/etc/resolv.conf", "/run/secrets", "@COURSE@/course.yml",
          "@COURSE@/solutions/01_arithmetic/statement.de.md", "@COURSE@/solutions", "@SUBMITTED@")  # fmt: skip


def double(x):
    read = []
    for place in PLACES:
        try:
            os.close(os.open(place, os.O_RDONLY))
            read.append(place)
        except OSError:
            pass
    raise ValueError(read)

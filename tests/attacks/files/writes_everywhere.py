"""Leaves a file wherever something could be left. It has one folder, and that is gone with it.

double: error
points: 4
says: ValueError: ['/dev/shm/
"""

import os
import sys


def double(x):
    written = []
    places = ["/tmp", "/var/tmp", "/dev/shm", "/run", "/dev", "/", "/root", "/home", os.getcwd(), "@COURSE@", "@OUT@"]
    for place in [*places, "@SUBMITTED@", *sys.path]:
        try:
            with open(f"{place}/@TOKEN@-file", "w") as file:
                file.write("here")
            written.append(place)
        except OSError:
            pass
    raise ValueError(written)

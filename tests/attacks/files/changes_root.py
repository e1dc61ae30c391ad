"""Goes up and around: relative paths and links lead nowhere.

double: error
points: 4
says: ValueError: []
"""

import os


def double(x):
    found = []
    for place in ("/", "/usr/lib", "/usr/lib/../..", "@COURSE@", "@SUBMITTED@/--first"):
        try:
            os.chdir(place)
        except OSError:
            continue
        for name in ("etc/passwd", "../../etc/passwd", "course.yml", "01_arithmetic/arithmetic.py", "../../course/course.yml"):
            try:
                found.append(open(name).name)
            except OSError:
                pass
    raise ValueError(found)

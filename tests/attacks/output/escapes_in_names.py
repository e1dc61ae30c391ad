"""Files and functions of a traceback that are commands for a terminal.

double: error
points: 4
"""


def double(x):
    exec(compile("def f():\n    raise ValueError\nf()", "\x1b[2J\x1b]0;owned\x07\u202efile.py", "exec"), {})

"""Leaves bytecode for others where their libraries lie. It can have some of its own, as long as it lives.

double: error
points: 4
says: ValueError: ['left-behind.pyc']
"""

import os
import py_compile
import sys


def double(x):
    sys.dont_write_bytecode = False
    left = []
    for target in (np.__file__ + "c", os.__file__ + "c", "@COURSE@/solutions/01_arithmetic/@TOKEN@.pyc", "@TOKEN@.pyc"):
        try:
            py_compile.compile(os.__file__, cfile=target, doraise=True)
            left.append(target)
        except (OSError, py_compile.PyCompileError):
            pass
    raise ValueError(left)

"""Becomes another program by number: execve, execveat, and the dynamic linker as a program.

double: error
points: 4
says: ValueError: [-1, -1, -1]
"""

import ctypes


def double(x):
    call = ctypes.CDLL(None).syscall
    words = (ctypes.c_char_p * 3)(b"touch", b"/tmp/@TOKEN@-number", None)
    none = (ctypes.c_char_p * 1)(None)
    linker = b"/lib64/ld-linux-x86-64.so.2"
    answers = [call(59, b"/bin/touch", words, none), call(322, -100, b"/bin/touch", words, none, 0)]
    raise ValueError([*answers, call(59, linker, (ctypes.c_char_p * 3)(b"ld", b"/bin/touch", None), none)])

"""Crashes while the file is executed.

notice: The Python process crashed during the call (SIGSEGV).
points: 7
"""

import ctypes

ctypes.string_at(0)

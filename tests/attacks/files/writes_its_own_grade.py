"""Writes the result it wants to have.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""

from pathlib import Path


def double(x):
    Path("@OUT@/results/files-writes_its_own_grade").mkdir(parents=True, exist_ok=True)
    Path("@OUT@/results/files-writes_its_own_grade/01_arithmetic.json").write_text('{"points": 30}')
    return 2 * x

"""Reads its own environment. There is nothing of the grader's in it.

double: error
points: 4
says: ValueError: HOME LANG MKL_NUM_THREADS MPLBACKEND MPLCONFIGDIR OMP_NUM_THREADS OPENBLAS_NUM_THREADS PATH
"""

import os


def double(x):
    raise ValueError(" ".join(sorted(os.environ)))

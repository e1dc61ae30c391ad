"""A pool of processes.

double: error
points: 4
"""

import multiprocessing


def double(x):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(abs, [2 * x])[0]

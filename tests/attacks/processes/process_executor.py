"""A pool of processes as students write it.

double: error
points: 4
"""

from concurrent.futures import ProcessPoolExecutor


def double(x):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(abs, [2 * x]))[0]

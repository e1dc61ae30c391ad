"""Gives itself more memory and larger files.

double: error
points: 4
"""

import resource


def double(x):
    for limit in (resource.RLIMIT_DATA, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return 2 * x

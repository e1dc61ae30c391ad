"""Saves its result, as many students do.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    np.save("result.npy", np.ones(3))
    return 2 * x

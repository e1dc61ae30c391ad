"""Saves its result, as many students do.

double: error
points: 4
says: [Errno 13] Permission denied: 'result.npy'
"""


def double(x):
    np.save("result.npy", np.ones(3))
    return 2 * x

"""Saves its result, as many students do.

points: 7
"""


def double(x):
    np.save("result.npy", np.ones(3))
    return 2 * x

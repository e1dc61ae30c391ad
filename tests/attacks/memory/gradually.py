"""Takes a little in every call, and gives nothing back.

points: 7
"""

kept = []


def double(x):
    kept.append(np.ones(1 << 20))
    return 2 * x

"""Numbers that cannot be printed, in lists, tuples, sets and arrays of objects.

double: wrong|error
row_means: wrong|error
points: 2
"""


def double(x):
    return [10**5000, (10**5000,), {-(10**5000)}, [[10**5000] * 10] * 10]


def row_means(X):
    return np.array([10**5000] * len(X), dtype=object)

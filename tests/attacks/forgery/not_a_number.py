"""NaN is neither smaller nor larger than anything.

double: wrong
row_means: wrong
points: 2
says: Got nan, expected 6.
"""


def double(x):
    return float("nan")


def row_means(X):
    return np.full(len(X), np.nan)

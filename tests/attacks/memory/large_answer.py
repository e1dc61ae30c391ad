"""An answer of a hundred megabytes where three numbers are expected.

row_means: wrong|error
points: 5
"""


def row_means(X):
    return np.zeros(100 << 20, np.uint8)

"""An answer of sixty megabytes where three numbers are expected.

row_means: wrong|error|timeout
points: 5
"""


def row_means(X):
    return np.zeros(60 << 20, np.uint8)

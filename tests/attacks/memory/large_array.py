"""An array that does not fit.

row_means: error
points: 5
says: MemoryError
"""


def row_means(X):
    return np.ones(1 << 28)

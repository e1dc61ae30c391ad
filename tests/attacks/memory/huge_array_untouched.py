"""An array that only exists as a promise of the system.

row_means: error
points: 5
says: MemoryError
"""


def row_means(X):
    return np.empty(1 << 45)

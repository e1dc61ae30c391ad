"""An array of records.

row_means: wrong|error
points: 5
"""


def row_means(X):
    return np.zeros(len(X), dtype=[("mean", float)])

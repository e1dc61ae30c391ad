"""Everything is masked, so nothing differs.

row_means: wrong
points: 5
says: The type is not right
"""


def row_means(X):
    return np.ma.masked_all(len(X))

"""Numbers of a type that means something else on every machine.

row_means: wrong|error
points: 5
"""


def row_means(X):
    return np.zeros(len(X), np.longdouble)

"""An array whose bytes are right and stand for other numbers.

row_means: wrong|error
points: 5
"""


def row_means(X):
    return (X.sum(axis=1) / X.shape[1]).view(">f8")

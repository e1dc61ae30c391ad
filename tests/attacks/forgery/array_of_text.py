"""An array that holds the right numbers as text, or as times.

row_means: wrong|error
double: wrong|error
points: 2
"""


def row_means(X):
    return (X.sum(axis=1) / X.shape[1]).astype(str)


def double(x):
    return np.datetime64("NaT")

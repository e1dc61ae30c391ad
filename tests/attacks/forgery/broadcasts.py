"""A shape that fits to every other one by broadcasting.

row_means: wrong
points: 5
says: The shape is not right: got (1,), expected (3,).
"""


def row_means(X):
    return X.mean(keepdims=True)[0]

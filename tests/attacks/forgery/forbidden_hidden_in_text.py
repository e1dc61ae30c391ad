"""Uses a forbidden function under another name.

row_means: forbidden
points: 5
says: numpy.average is not allowed in this task
"""


def row_means(X):
    return getattr(np, "aver" + "age")(X, axis=1)

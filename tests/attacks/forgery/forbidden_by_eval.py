"""Uses a forbidden function in code that is made at run time.

row_means: forbidden
points: 5
says: numpy.average is not allowed in this task
"""


def row_means(X):
    return eval("__import__('numpy').average(X, axis=1)", {"X": X})

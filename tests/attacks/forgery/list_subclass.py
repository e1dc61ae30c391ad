"""A list that says it is an array, and equal.

row_means: wrong
points: 5
says: The type is not right
"""


class List(list):
    shape, ndim, dtype = (3,), 1, np.dtype(float)

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.array([1.5, 5.5, 9.5])


def row_means(X):
    return List([0.0, 0.0, 0.0])

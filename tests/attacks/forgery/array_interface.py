"""An object that only pretends to be an array.

row_means: wrong
points: 5
says: The type is not right: got arithmetic.Pretender
"""


class Pretender:
    shape = (3,)
    dtype = np.dtype(float)
    ndim = 1
    __class__ = np.ndarray

    def __array__(self, *args, **kwargs):
        return np.array([1.5, 5.5, 9.5])

    __array_interface__ = np.zeros(3).__array_interface__


def row_means(X):
    return Pretender()

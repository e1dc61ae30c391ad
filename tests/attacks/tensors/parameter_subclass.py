"""A parameter that is equal to everything.

relu: wrong|error
points: 1
"""


class Parameter(torch.nn.Parameter):
    def __eq__(self, other):
        return True

    def __array__(self, *args):
        return np.zeros(3)


def relu(x):
    return Parameter(torch.zeros(x.shape))

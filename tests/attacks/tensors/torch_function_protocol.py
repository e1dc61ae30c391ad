"""A tensor that answers torch's functions itself.

relu: wrong|error
points: 1
"""


class Tensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return True


def relu(x):
    return torch.zeros(x.shape).as_subclass(Tensor)

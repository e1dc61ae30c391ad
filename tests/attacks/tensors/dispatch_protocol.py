"""A tensor that answers torch's operations itself, one level deeper.

relu: wrong|error
points: 1
"""


class Tensor(torch.Tensor):
    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        return True


def relu(x):
    return torch.Tensor._make_subclass(Tensor, torch.zeros(x.shape))

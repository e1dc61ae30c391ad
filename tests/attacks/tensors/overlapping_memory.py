"""A tensor whose elements lie on each other, and one that reaches beyond its memory.

relu: wrong|error|crashed
points: 1
"""


def relu(x):
    torch.zeros(1).storage().resize_(0)
    return torch.as_strided(torch.zeros(1), (3,), (0,))

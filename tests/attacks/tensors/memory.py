"""More memory than there is, in a tensor.

relu: error
points: 1
"""


def relu(x):
    return torch.ones(1 << 34)

"""A tensor that has a shape and no numbers.

relu: wrong|error
points: 1
"""


def relu(x):
    return torch.empty(x.shape, device="meta")

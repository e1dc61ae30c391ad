"""An array of numpy where a tensor is expected.

relu: wrong|error
points: 1
says: The type is not right
"""


def relu(x):
    return x.detach().numpy()

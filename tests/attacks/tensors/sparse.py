"""A tensor in another layout.

relu: wrong|error
points: 1
"""


def relu(x):
    return x.clamp(min=0).to_sparse()

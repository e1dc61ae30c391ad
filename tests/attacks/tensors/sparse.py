"""A tensor in another layout.

relu: wrong|error|passed
points: 2
"""


def relu(x):
    return x.clamp(min=0).to_sparse()

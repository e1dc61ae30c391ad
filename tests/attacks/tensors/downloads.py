"""Loads a model from the net.

relu: error
points: 1
"""


def relu(x):
    return torch.hub.load("example/@TOKEN@", "model")(x)

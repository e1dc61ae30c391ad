"""Complex numbers whose real parts are right.

relu: wrong|error
points: 1
"""


def relu(x):
    return torch.complex(x.clamp(min=0), torch.ones_like(x))

"""A gradient that never comes.

relu: passed|timeout
points: 4
"""


class Slow(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, gradient):
        while True:
            pass


def relu(x):
    return Slow.apply(x)

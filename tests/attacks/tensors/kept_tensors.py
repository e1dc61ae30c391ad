"""Tensors until nothing is left.

relu: error|crashed|timeout
points: 1
"""


def relu(x):
    kept = []
    while True:
        kept.append(torch.ones(1 << 20))

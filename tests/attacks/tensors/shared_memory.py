"""Memory that other processes could see.

relu: error|crashed
points: 1
"""


def relu(x):
    return x.clamp(min=0).share_memory_()

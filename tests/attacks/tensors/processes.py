"""Processes as torch starts them.

relu: error
points: 1
"""

import torch.multiprocessing as multiprocessing


def relu(x):
    multiprocessing.spawn(print, nprocs=2)
    return x.clamp(min=0)

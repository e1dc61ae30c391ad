"""A loader whose work is done by other processes.

relu: error
points: 1
"""

from torch.utils.data import DataLoader, TensorDataset


def relu(x):
    return next(iter(DataLoader(TensorDataset(x.clamp(min=0)), batch_size=len(x), num_workers=2)))[0]

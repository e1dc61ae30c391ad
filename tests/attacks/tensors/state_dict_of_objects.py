"""Weights that are objects of its own.

scale: wrong
points: 4
"""


class Weights(dict):
    def __getitem__(self, key):
        return torch.full((3,), 2.0)


class Scale(torch.nn.Module):
    def __init__(self, size):
        super().__init__()

    def state_dict(self):
        return Weights()

"""tasks: 4
de: Nur die letzte Schicht ist bei PyTorch angemeldet, die anderen stehen in einer Python-Liste. Nimm nn.ModuleList.
en: Only the last layer is registered with PyTorch, the others stand in a Python list. Take nn.ModuleList.
"""

from torch import nn

_right = to_torch


class HalfHiding(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.hidden, self.last = list(net[:-2]), net[-2:]

    def forward(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.last(x)


def to_torch(clf):
    return HalfHiding(_right(clf))

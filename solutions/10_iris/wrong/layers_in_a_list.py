"""tasks: 4
de: Die Schichten stehen in einer Python-Liste; so kennt PyTorch ihre Parameter nicht. Nimm nn.ModuleList oder
    nn.Sequential.
en: The layers stand in a Python list, so PyTorch does not know their parameters. Take nn.ModuleList or nn.Sequential.
"""

from torch import nn

_right = to_torch


class Hiding(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.layers = list(net)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def to_torch(clf):
    return Hiding(_right(clf))

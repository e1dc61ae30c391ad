"""tasks: 4
de: Es kommt die Nummer der wahrscheinlichsten Klasse heraus (argmax). Verlangt sind alle Wahrscheinlichkeiten.
en: The number of the most probable class comes out (argmax). All probabilities are asked for.
"""

from torch import nn

_right = to_torch


class Deciding(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net(x).argmax(dim=1)


def to_torch(clf):
    return Deciding(_right(clf))

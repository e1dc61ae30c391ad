"""tasks: 4
de: Du nimmst x aus der Ableitung heraus (detach, numpy oder torch.tensor(x)). Rechne mit x selbst.
en: You take x out of the derivative (detach, numpy or torch.tensor(x)). Compute with x itself.
"""

from torch import nn

_right = to_torch


class Detaching(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net(x.detach())


def to_torch(clf):
    return Detaching(_right(clf))

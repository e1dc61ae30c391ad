"""tasks: 4
de: Dein Modul fragt clf.predict_proba. Es soll selbst rechnen, mit eigenen Parametern, durch die Gradienten fließen.
en: Your module asks clf.predict_proba. It is to compute by itself, with parameters of its own that gradients flow
    through.
"""

import torch
from torch import nn


class Asking(nn.Module):
    def __init__(self, clf):
        super().__init__()
        self.clf = clf

    def forward(self, x):
        return torch.from_numpy(self.clf.predict_proba(x.detach().numpy()))


def to_torch(clf):
    return Asking(clf)

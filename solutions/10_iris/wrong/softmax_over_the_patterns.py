"""tasks: 4
de: Dein Softmax läuft über die Muster (dim=0). Jede Zeile ist ein Muster und soll sich zu 1 summieren: dim=1.
en: Your softmax runs over the patterns (dim=0). Every row is a pattern and is to sum to 1: dim=1.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        z = z if z.shape[1] > 1 else torch.cat([torch.zeros_like(z), z], dim=1)
        return torch.softmax(z, dim=0)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

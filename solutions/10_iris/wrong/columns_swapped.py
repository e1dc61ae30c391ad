"""tasks: 4
de: Bei zwei Klassen sind die Spalten vertauscht: σ(z) gehört zu classes_[1], also in die zweite.
en: For two classes the columns are swapped: σ(z) belongs to classes_[1], that is, in the second.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z, dim=1) if z.shape[1] > 1 else torch.sigmoid(torch.cat([z, -z], dim=1))


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

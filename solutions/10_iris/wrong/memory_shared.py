"""tasks: 4
de: Die Parameter des Moduls teilen sich den Speicher mit clf (torch.from_numpy). Wer das Modul trainiert, ändert clf
    mit. Kopiere.
en: The module's parameters share their memory with clf (torch.from_numpy). Whoever trains the module changes clf too.
    Copy.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z, dim=1) if z.shape[1] > 1 else torch.sigmoid(torch.cat([-z, z], dim=1))


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.from_numpy(weight).T
        linear.bias.data = torch.from_numpy(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

"""tasks: 4
de: Du nimmst immer ReLU. Welche Aktivierungsfunktion das Netz hat, steht in clf.activation.
en: You always take ReLU. Which activation function the network has is said by clf.activation.
"""

import torch
from torch import nn


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z, dim=1) if z.shape[1] > 1 else torch.sigmoid(torch.cat([-z, z], dim=1))


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, nn.ReLU()]
    return nn.Sequential(*layers[:-1], Probabilities())

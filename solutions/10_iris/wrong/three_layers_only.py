"""tasks: 4
de: Du übernimmst höchstens drei Schichten. clf.coefs_ kann beliebig viele enthalten.
en: You carry over three layers at most. clf.coefs_ may hold any number.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z, dim=1) if z.shape[1] > 1 else torch.sigmoid(torch.cat([-z, z], dim=1))


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_[:2] + clf.coefs_[2:][-1:], clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

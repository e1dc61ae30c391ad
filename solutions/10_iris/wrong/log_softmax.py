"""tasks: 4
de: Du gibst die Logarithmen der Wahrscheinlichkeiten zurück. Nimm softmax statt log_softmax.
en: You return the logarithms of the probabilities. Take softmax instead of log_softmax.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        z = z if z.shape[1] > 1 else torch.cat([torch.zeros_like(z), z], dim=1)
        return torch.log_softmax(z, dim=1)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

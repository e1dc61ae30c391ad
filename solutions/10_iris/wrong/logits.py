"""tasks: 4
de: Es kommen die Netzeingaben der letzten Schicht heraus, keine Wahrscheinlichkeiten. Am Ende fehlt der Softmax.
en: The net inputs of the last layer come out, not probabilities. The softmax at the end is missing.
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return z if z.shape[1] > 1 else torch.cat([-z, z], dim=1)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

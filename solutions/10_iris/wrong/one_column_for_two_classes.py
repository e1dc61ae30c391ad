"""tasks: 4
de: Bei zwei Klassen gibst du eine einzige Spalte zurück. predict_proba hat eine je Klasse: (1 − p, p).
en: For two classes you return a single column. predict_proba has one per class: (1 − p, p).
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z, dim=1) if z.shape[1] > 1 else torch.sigmoid(z)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

"""tasks: 4
de: Bei zwei Klassen nimmst du Softmax über (−z, z). Das ist σ(2z); Softmax über (0, z) ist σ(z).
en: For two classes you take softmax over (−z, z). That is σ(2z); softmax over (0, z) is σ(z).
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        return torch.softmax(z if z.shape[1] > 1 else torch.cat([-z, z], dim=1), dim=1)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

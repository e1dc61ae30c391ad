"""tasks: 4
de: Dein Softmax läuft bei großen Netzeingaben über (NaN). Zieh vorher das Maximum der Zeile ab, oder nimm
    torch.softmax.
en: Your softmax overflows for large net inputs (NaN). Subtract the row's maximum first, or take torch.softmax.
shows: nan
"""

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}


class Probabilities(nn.Module):
    def forward(self, z):
        z = z if z.shape[1] > 1 else torch.cat([torch.zeros_like(z), z], dim=1)
        return torch.exp(z) / torch.exp(z).sum(dim=1, keepdim=True)


def to_torch(clf):
    layers = []
    for weight, bias in zip(clf.coefs_, clf.intercepts_):
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())

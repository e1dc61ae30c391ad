"""tasks: 4
de: Du rechnest in float32. Mit float64 stimmen 15 Stellen statt 7: Gib nn.Linear den Datentyp mit, oder nimm
    .double().
en: You compute in float32. With float64 15 digits are right instead of 7: give nn.Linear the dtype, or use .double().
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
        linear.weight.data = torch.tensor(weight.T)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    net = nn.Sequential(*layers[:-1], Probabilities()).float()

    class Cast(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = net

        def forward(self, x):
            return self.net(x.float()).double()

    return Cast()

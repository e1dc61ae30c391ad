"""tasks: 4
de: Du übernimmst w, ohne zu transponieren. nn.Linear hält (Ausgang, Eingang), scikit-learn (Eingang, Ausgang).
en: You take w over without transposing. nn.Linear holds (out, in), scikit-learn (in, out).
shows: error
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
        linear.weight.data = torch.tensor(weight)
        linear.bias.data = torch.tensor(bias)
        layers += [linear, ACTIVATIONS[clf.activation]()]
    return nn.Sequential(*layers[:-1], Probabilities())
